/*
 * The solver of src/engine/sourcing once more in C, to tell what the language costs: the same steps on the same problems, where
 * all of them have an optimum with positive brackets. Reads from standard input: theta, requirements, problems, types; per type a
 * and b of each requirement; thresholds; per cell its type; per problem 12 cost shares and 48 sourcing shares. Then, for each
 * number of repetitions it reads, and 1 where spending is asked for as well as cost or 0, prints the median of nanoseconds per
 * problem, the sum of costs, how many have one, and spending summed by weights of 1, 2, … for the cells of a problem.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { K = 12, O = 4, CELLS = K * O, MOST = 8 };

static int R, T, type_of[CELLS];
static double theta, a[MOST * CELLS], b[MOST * CELLS], threshold[MOST], net[MOST * CELLS], active_net[MOST * CELLS];
static double lambda[MOST], step[MOST], target[MOST], gradient[MOST], hessian[MOST * MOST], slope[MOST], bend[MOST];
static double bracket[CELLS], before[CELLS], fall[CELLS], raised[CELLS], tilt[CELLS], moved[CELLS], total[CELLS];
static double fixed_cost[CELLS], row_cost[K], phi[K], factor[K], entry_share[CELLS];
static int rows, row_of[K], entry_type[CELLS], active[MOST], count;

static void gather(const double *cost, const double *share) {
  memset(fixed_cost, 0, sizeof fixed_cost);
  rows = 0;
  for (int k = 0; k < K; k++) {
    row_of[k] = -1;
    if (cost[k] == 0) continue;
    int first = rows * O, used = 0;
    for (int o = k * O; o < (k + 1) * O; o++) {
      if (share[o] == 0) continue;
      int j = 0;
      while (j < used && entry_type[first + j] != type_of[o]) j++;
      if (j < used) entry_share[first + j] += share[o];
      else { entry_type[first + j] = type_of[o]; entry_share[first + j] = share[o]; used++; }
    }
    if (used == 1) { fixed_cost[entry_type[first]] += cost[k]; continue; }
    for (; used < O; used++) { entry_type[first + used] = entry_type[first]; entry_share[first + used] = 0; }
    row_of[k] = rows;
    row_cost[rows++] = cost[k];
  }
}

static double evaluate(void) {
  int flat = 1;
  for (int t = 0; t < T; t++) {
    double m = bracket[t];
    moved[t] = 0;
    if (m != 1) flat = 0;
    tilt[t] = m == 1 ? 1 : t > 0 && m == bracket[t - 1] ? tilt[t - 1] : exp(-(theta + 1) * log(m));
    raised[t] = tilt[t] * m;
  }
  double power = -(1 / theta + 1);
  for (int row = 0; row < rows; row++) {
    const int *type = entry_type + row * O;
    const double *share = entry_share + row * O;
    double sum = 0;
    for (int e = 0; e < O; e++) sum += share[e] * raised[type[e]];
    phi[row] = sum;
    factor[row] = row_cost[row] * (flat ? 1 : exp(power * log(sum)));
    for (int e = 0; e < O; e++) moved[type[e]] += factor[row] * share[e];
  }
  double value = 0;
  for (int t = 0; t < T; t++) {
    moved[t] *= tilt[t];
    total[t] = moved[t] + fixed_cost[t];
    value += bracket[t] * total[t];
  }
  for (int c = 0; c < R; c++) {
    double sum = 0;
    for (int t = 0; t < T; t++) sum -= total[t] * net[c * T + t];
    gradient[c] = sum;
  }
  return value;
}

static void curvature(void) {
  double pull[MOST * K], tilted[CELLS];
  for (int i = 0; i < count; i++) {
    for (int t = 0; t < T; t++) tilted[t] = tilt[t] * active_net[i * T + t];
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int e = row * O; e < (row + 1) * O; e++) sum += entry_share[e] * tilted[entry_type[e]];
      pull[i * K + row] = sum;
    }
  }
  for (int i = 0; i < count; i++)
    for (int j = 0; j <= i; j++) {
      double sum = 0;
      for (int t = 0; t < T; t++) sum += moved[t] / bracket[t] * active_net[i * T + t] * active_net[j * T + t];
      for (int row = 0; row < rows; row++) sum -= factor[row] / phi[row] * pull[i * K + row] * pull[j * K + row];
      hessian[i * count + j] = (theta + 1) * sum;
    }
}

static void set_fall(void) {
  for (int t = 0; t < T; t++) {
    double sum = 0;
    for (int i = 0; i < count; i++) sum += step[i] * active_net[i * T + t];
    fall[t] = sum;
  }
}

static void bend_along(void) {
  double relative[CELLS], weighted[CELLS], sums[CELLS], steep = theta + 1;
  for (int t = 0; t < T; t++) {
    relative[t] = fall[t] / bracket[t];
    weighted[t] = fall[t] * tilt[t];
    sums[t] = 0;
  }
  for (int row = 0; row < rows; row++) {
    double first = 0, second = 0;
    for (int e = row * O; e < (row + 1) * O; e++) {
      double part = entry_share[e] * weighted[entry_type[e]];
      first += part;
      second += part * relative[entry_type[e]];
    }
    double mean = first / phi[row], constant = theta * mean * mean - steep * second / phi[row];
    double spent = factor[row] * steep;
    for (int e = row * O; e < (row + 1) * O; e++) {
      double u = relative[entry_type[e]];
      sums[entry_type[e]] += spent * entry_share[e] * (steep * (u - mean) * (u - mean) + u * u + constant);
    }
  }
  for (int i = 0; i < count; i++) {
    double sum = 0;
    for (int t = 0; t < T; t++) sum += sums[t] * tilt[t] * active_net[i * T + t];
    bend[i] = sum;
  }
}

static double miss(void) {
  double worst = 0;
  for (int c = 0; c < R; c++) {
    double gap = lambda[c] > 0 ? fabs(gradient[c]) : gradient[c];
    if (gap > worst) worst = gap;
  }
  return worst;
}

static void factorise(void) {
  double *L = hessian;
  for (int i = 0; i < count; i++) {
    int row = i * count;
    double pivot = L[row + i], floor = 1e-4 * pivot + 1e-300;
    for (int j = 1; j < i; j++)
      for (int e = 0; e < j; e++) L[row + j] -= L[row + e] * L[j * count + e];
    for (int j = 0; j < i; j++) {
      double entry = L[row + j];
      L[row + j] = entry * L[j * count + j];
      pivot -= entry * L[row + j];
    }
    L[row + i] = 1 / (pivot > floor ? pivot : floor);
  }
}

static void solve_step(void) {
  const double *L = hessian;
  for (int i = 0; i < count; i++) {
    double rhs = target[i];
    for (int j = 0; j < i; j++) rhs -= L[i * count + j] * step[j];
    step[i] = rhs;
  }
  for (int i = count - 1; i >= 0; i--) {
    double rhs = step[i] * L[i * count + i];
    for (int j = i + 1; j < count; j++) rhs -= L[j * count + i] * step[j];
    step[i] = rhs;
  }
}

static void bold_step(void) {
  for (int i = 0; i < count; i++) {
    double h = threshold[active[i]], content = h - slope[i];
    int inside = h > 0 && h < 1 && content > 0 && content < 1;
    target[i] = inside ? content * (1 - content) * log(h * (1 - content) / (content * (1 - h))) : slope[i];
  }
  solve_step();
  set_fall();
  bend_along();
  for (int i = 0; i < count; i++) {
    double gap = target[i], content = threshold[active[i]] - slope[i], most = 0.5 * fabs(gap);
    int inside = content > 0 && content < 1;
    double half = 0.5 * (bend[i] - (inside ? gap * gap * (1 - 2 * content) / (content * (1 - content)) : 0));
    target[i] = gap - (half > most ? most : half < -most ? -most : half);
  }
  solve_step();
}

static double longest_step(void) {
  double scale = 1;
  for (int i = 0; i < count; i++) {
    double price = lambda[active[i]];
    if (price == 0 && step[i] < 0) step[i] = 0;
    else if (scale * step[i] < -price) scale = -price / step[i];
  }
  set_fall();
  for (int t = 0; t < T; t++)
    if (scale * fall[t] > 0.9 * bracket[t]) scale = 0.9 * bracket[t] / fall[t];
  return scale;
}

static double solve(const double *cost, const double *share) {
  gather(cost, share);
  for (int t = 0; t < T; t++) bracket[t] = 1;
  for (int c = 0; c < R; c++) {
    lambda[c] = 0;
    for (int t = 0; t < T; t++) net[c * T + t] = a[c * T + t] - threshold[c] * b[c * T + t];
  }
  double value = evaluate();
  for (int iteration = 0; iteration < 200; iteration++) {
    double missed = miss();
    if (missed <= 1e-10) return value;
    count = 0;
    for (int c = 0; c < R; c++)
      if (lambda[c] > 0 || gradient[c] > 1e-10) {
        memcpy(active_net + count * T, net + c * T, T * sizeof(double));
        active[count++] = c;
      }
    curvature();
    factorise();
    for (int i = 0; i < count; i++) slope[i] = gradient[active[i]];
    memcpy(before, bracket, T * sizeof(double));
    int climbs = 0;
    double next = value, scale = 1;
    for (int tries = 0; tries < 30 && !climbs; tries++) {
      if (tries < 2) {
        if (tries == 0 && missed > 1e-5) bold_step();
        else {
          memcpy(bracket, before, T * sizeof(double));
          memcpy(target, slope, sizeof slope);
          solve_step();
        }
        scale = longest_step();
      } else scale /= 3;
      double ascent = 0, rise = 0;
      for (int i = 0; i < count; i++) ascent += slope[i] * step[i];
      if (!(ascent > 0)) continue;
      for (int t = 0; t < T; t++) bracket[t] = before[t] - scale * fall[t];
      next = evaluate();
      for (int i = 0; i < count; i++) rise += gradient[active[i]] * step[i];
      climbs = next >= value + 1e-4 * scale * ascent || (next >= value * (1 - 1e-13) && fabs(rise) <= 0.5 * ascent);
    }
    if (!climbs) {
      memcpy(bracket, before, T * sizeof(double));
      value = evaluate();
      break;
    }
    value = next;
    for (int i = 0; i < count; i++) {
      double price = lambda[active[i]] + scale * step[i];
      lambda[active[i]] = price > 1e-14 ? price : 0;
    }
    int edge = 0;
    for (int c = 0; c < R; c++) edge |= lambda[c] > 1e8;
    for (int t = 0; t < T; t++) edge |= bracket[t] < 1e-9;
    if (edge) break;
  }
  return miss() <= 1e-9 ? value : NAN;
}

/* Spending by cell at the prices that were evaluated last. */
static void spend(const double *cost, const double *share, double *into) {
  for (int k = 0; k < K; k++)
    for (int o = k * O; o < (k + 1) * O; o++)
      into[o] = share[o] * (row_of[k] < 0 ? cost[k] : factor[row_of[k]] * tilt[type_of[o]]);
}

static double number(void) {
  double x;
  if (scanf("%lf", &x) != 1) exit(2);
  return x;
}

static int ascending(const void *p, const void *q) {
  double d = *(const double *)p - *(const double *)q;
  return (d > 0) - (d < 0);
}

/* Solves all problems so often, and prints what it took. */
static void answer(const double *data, int problems, int repetitions, int spends) {
  double *each = malloc(sizeof(double) * repetitions), sum = 0, weighted = 0;
  double *spending = calloc(problems * CELLS, sizeof(double));
  int solved = 0;
  for (int r = 0; r < repetitions; r++) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    sum = 0;
    solved = 0;
    for (int i = 0; i < problems; i++) {
      const double *shares = data + i * (K + CELLS) + K;
      double cost = solve(shares - K, shares);
      if (spends) spend(shares - K, shares, spending + i * CELLS);
      if (!isnan(cost)) { sum += cost; solved++; }
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    each[r] = ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / problems;
  }
  qsort(each, repetitions, sizeof(double), ascending);
  for (int i = 0; i < problems * CELLS; i++) weighted += spending[i] * (i % CELLS + 1);
  printf("%.1f %.15g %d %.15g\n", each[repetitions / 2], sum, solved, weighted);
  fflush(stdout);
  free(spending);
  free(each);
}

int main(void) {
  theta = number();
  R = (int)number();
  int problems = (int)number();
  T = (int)number();
  if (R > MOST || T > CELLS) return 2;
  for (int i = 0; i < R * T; i++) a[i] = number();
  for (int i = 0; i < R * T; i++) b[i] = number();
  for (int c = 0; c < R; c++) threshold[c] = number();
  for (int i = 0; i < CELLS; i++) type_of[i] = (int)number();
  double *data = malloc(sizeof(double) * problems * (K + CELLS));
  for (int i = 0; i < problems * (K + CELLS); i++) data[i] = number();
  for (int repetitions, spends; scanf("%d %d", &repetitions, &spends) == 2;) answer(data, problems, repetitions, spends);
  return 0;
}
