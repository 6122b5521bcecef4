/*
 * The sourcing kernel of src/engine/dual.ts once more in C, to tell what the language costs: the same steps on the same
 * problems. Reads from standard input: repetitions, theta, requirements, problems, types; per type a and b of each
 * requirement; thresholds; per cell its type; per problem 12 cost shares and 48 sourcing shares. Prints the median of nanoseconds
 * per problem and the sum of costs.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { K = 12, O = 4, CELLS = K * O, MOST = 8 };

static int R, T, type_of[CELLS];
static double theta, a[MOST * CELLS], b[MOST * CELLS], threshold[MOST], net[MOST * CELLS];
static double lambda[MOST], trial[MOST], step[MOST], target[MOST], gradient[MOST], hessian[MOST * MOST];
static double bracket[CELLS], tilt[CELLS], spent[CELLS], total[CELLS], fixed_cost[CELLS];
static int rows, movable[K], entry_start[K + 1], entry_type[CELLS], active[MOST], count, bent[MOST];
static double entry_share[CELLS];

static void gather(const double *cost, const double *share) {
  memset(fixed_cost, 0, sizeof fixed_cost);
  int entries = 0;
  rows = 0;
  for (int k = 0; k < K; k++) {
    if (cost[k] == 0) continue;
    int first = entries;
    for (int o = k * O; o < (k + 1) * O; o++) {
      if (share[o] == 0) continue;
      int j = first;
      while (j < entries && entry_type[j] != type_of[o]) j++;
      if (j < entries) entry_share[j] += share[o];
      else { entry_type[entries] = type_of[o]; entry_share[entries++] = share[o]; }
    }
    if (entries - first == 1) { fixed_cost[entry_type[first]] += cost[k]; entries = first; }
    else { movable[rows] = k; entry_start[rows++] = first; }
  }
  entry_start[rows] = entries;
}

static double evaluate(const double *cost) {
  int flat = 1;
  for (int t = 0; t < T; t++) {
    double m = 1;
    for (int i = 0; i < count; i++) m -= trial[active[i]] * net[active[i] * T + t];
    if (!(m > 0)) return -INFINITY;
    bracket[t] = m;
    if (m != 1) flat = 0;
    tilt[t] = m == 1 ? 1 : exp(-(theta + 1) * log(m));
    spent[t] = 0;
  }
  memset(hessian, 0, sizeof(double) * R * R);
  double power = -(1 / theta + 1), pull[MOST];
  for (int row = 0; row < rows; row++) {
    double phi = 0;
    for (int i = 0; i < count; i++) pull[i] = 0;
    for (int j = entry_start[row]; j < entry_start[row + 1]; j++) {
      int t = entry_type[j];
      double p = entry_share[j] * tilt[t];
      phi += p * bracket[t];
      for (int i = 0; i < count; i++) pull[i] += p * net[active[i] * T + t];
    }
    double f = cost[movable[row]] * (flat ? 1 : exp(power * log(phi))), weight = f / phi;
    for (int j = entry_start[row]; j < entry_start[row + 1]; j++) spent[entry_type[j]] += f * entry_share[j];
    for (int i = 0; i < count; i++)
      for (int j = 0; j <= i; j++) hessian[active[i] * R + active[j]] += weight * pull[i] * pull[j];
  }
  double value = 0;
  for (int t = 0; t < T; t++) {
    double moved = spent[t] * tilt[t], x = moved + fixed_cost[t];
    spent[t] = moved / bracket[t];
    total[t] = x;
    value += bracket[t] * x;
  }
  for (int c = 0; c < R; c++) {
    double slope = 0;
    for (int t = 0; t < T; t++) slope -= total[t] * net[c * T + t];
    gradient[c] = slope;
  }
  for (int i = 0; i < count; i++)
    for (int j = 0; j <= i; j++) {
      int c = active[i], d = active[j];
      double bend = hessian[c * R + d];
      for (int t = 0; t < T; t++) bend -= spent[t] * net[c * T + t] * net[d * T + t];
      hessian[c * R + d] = (theta + 1) * bend;
    }
  return value;
}

static double miss(void) {
  double worst = 0;
  for (int c = 0; c < R; c++) {
    double gap = lambda[c] > 0 ? fabs(gradient[c]) : gradient[c];
    if (gap > worst) worst = gap;
  }
  return worst;
}

static double factor[MOST * MOST], slope[MOST];

static void factorise(void) {
  for (int i = 0; i < count; i++) {
    int row = active[i] * R;
    double pivot = -hessian[row + active[i]], floor = 1e-13 * pivot + 1e-300;
    for (int j = 0; j < i; j++) {
      double entry = -hessian[row + active[j]];
      for (int e = 0; e < j; e++) entry -= factor[row + active[e]] * factor[active[j] * R + active[e]];
      entry /= factor[active[j] * R + active[j]];
      factor[row + active[j]] = entry;
      pivot -= entry * entry;
    }
    factor[row + active[i]] = sqrt(pivot > floor ? pivot : floor);
  }
}

static void solve_step(void) {
  for (int i = 0; i < count; i++) {
    double rhs = target[i];
    for (int j = 0; j < i; j++) rhs -= factor[active[i] * R + active[j]] * step[j];
    step[i] = rhs / factor[active[i] * R + active[i]];
  }
  for (int i = count - 1; i >= 0; i--) {
    double rhs = step[i];
    for (int j = i + 1; j < count; j++) rhs -= factor[active[j] * R + active[i]] * step[j];
    step[i] = rhs / factor[active[i] * R + active[i]];
  }
}

static double longest_step(void) {
  double scale = 1;
  for (int i = 0; i < count; i++) {
    double price = lambda[active[i]];
    if (price == 0 && step[i] < 0) step[i] = 0;
    if (step[i] < 0 && -price / step[i] < scale) scale = -price / step[i];
  }
  for (int t = 0; t < T; t++) {
    double fall = 0;
    for (int i = 0; i < count; i++) fall += step[i] * net[active[i] * T + t];
    if (fall > 0 && scale * fall > 0.9 * bracket[t]) scale = 0.9 * bracket[t] / fall;
  }
  return scale;
}

static double solve(const double *cost, const double *share) {
  gather(cost, share);
  for (int c = 0; c < R; c++) {
    lambda[c] = trial[c] = 0;
    bent[c] = 1;
    active[c] = c;
    for (int t = 0; t < T; t++) net[c * T + t] = a[c * T + t] - threshold[c] * b[c * T + t];
  }
  count = R;
  double value = evaluate(cost);
  for (int iteration = 0; iteration < 200; iteration++) {
    if (miss() <= 1e-10) return value;
    int entered = 0;
    count = 0;
    for (int c = 0; c < R; c++)
      if (lambda[c] > 0 || gradient[c] > 1e-10) { active[count++] = c; entered |= !bent[c]; }
    if (entered) value = evaluate(cost);
    memset(bent, 0, sizeof bent);
    for (int i = 0; i < count; i++) { bent[active[i]] = 1; slope[i] = gradient[active[i]]; }
    factorise();
    double next = -INFINITY, scale = 1;
    for (int tries = 0; tries < 30; tries++) {
      if (tries < 2) {
        for (int i = 0; i < count; i++) {
          double h = threshold[active[i]], content = h - slope[i];
          int near = h > 0 && h < 1 && content > 0 && content < 1;
          target[i] = tries || !near ? slope[i] : content * (1 - content) * log(h * (1 - content) / (content * (1 - h)));
        }
        solve_step();
        scale = longest_step();
      }
      double ascent = 0;
      for (int i = 0; i < count; i++) ascent += slope[i] * step[i];
      for (int i = 0; i < count; i++) {
        double price = lambda[active[i]] + scale * step[i];
        trial[active[i]] = price > 0 ? price : 0;
      }
      if (ascent > 0) next = evaluate(cost);
      if (next >= value + 1e-4 * scale * ascent - 4e-16 * fabs(value)) break;
      next = -INFINITY;
      if (tries > 0) scale /= 3;
    }
    if (next == -INFINITY) {
      memcpy(trial, lambda, sizeof lambda);
      value = evaluate(cost);
      break;
    }
    value = next;
    memcpy(lambda, trial, sizeof lambda);
    int edge = 0;
    for (int c = 0; c < R; c++) edge |= lambda[c] > 1e8;
    for (int t = 0; t < T; t++) edge |= bracket[t] < 1e-9;
    if (edge) break;
  }
  return miss() <= 1e-9 ? value : NAN;
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

int main(void) {
  int repetitions = (int)number();
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
  double *each = malloc(sizeof(double) * repetitions), sum = 0;
  for (int r = 0; r < repetitions; r++) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    sum = 0;
    for (int i = 0; i < problems; i++) {
      double cost = solve(data + i * (K + CELLS), data + i * (K + CELLS) + K);
      if (!isnan(cost)) sum += cost;
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    each[r] = ((to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec)) / problems;
  }
  qsort(each, repetitions, sizeof(double), ascending);
  printf("%.1f %.12g\n", each[repetitions / 2], sum);
  return 0;
}
