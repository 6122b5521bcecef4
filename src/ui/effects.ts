import { relative } from 'node:path';
import type { FileWatch } from './files/watch.js';
import type { Effect } from './state/state.js';
import type { Store } from './state/store.js';
import type { Session } from './terminal/session.js';
import type { Workforce } from './work/client.js';

/** What effects are carried out with. */
type Hands = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly store: Store;
  readonly session: Session | undefined;
  readonly workforce: Workforce;
  readonly watch: FileWatch | undefined;
};

/** Carries out what leads outside the screen. What goes wrong is said on the screen. */
export async function performEffect(effect: Exclude<Effect, { kind: 'quit' }>, hands: Hands): Promise<void> {
  const { store, workforce } = hands;
  try {
    if (effect.kind === 'read') {
      workforce.read([effect.key]);
      return;
    }
    if (effect.kind === 'edit') await edit(effect, hands);
    else await save(effect, hands);
  } catch (error) {
    store.dispatch({ type: 'say', text: error instanceof Error ? error.message : String(error), role: 'bad' });
  }
}

/** Opens the file of a scenario in the editor. Of one that ships a copy is made, which takes its place on the screen. */
async function edit(effect: Extract<Effect, { kind: 'edit' }>, hands: Hands): Promise<void> {
  const { store, session, workforce, watch, env, cwd } = hands;
  const [{ editFile }, { ownFile }] = await Promise.all([import('./files/editor.js'), import('./files/own-file.js')]);
  const { path, isCopy } = ownFile(effect.key, cwd);
  const file = relative(cwd, path);
  if (isCopy) {
    store.dispatch({ type: 'copied', key: effect.key, copy: { key: path, file } });
    watch?.add(path);
  }
  const problem = { text: undefined as string | undefined };
  session?.lend(() => {
    problem.text = editFile(path, env);
  });
  if (problem.text !== undefined) store.dispatch({ type: 'say', text: problem.text, role: 'bad' });
  else if (isCopy)
    store.dispatch({ type: 'say', text: `What ships stays as it is: this is your ${file}.`, role: 'good' });
  workforce.read([path]);
}

/** Saves a scenario with its levers as a new file, which joins the others. */
async function save(effect: Extract<Effect, { kind: 'save' }>, hands: Hands): Promise<void> {
  const { store, workforce, watch, cwd } = hands;
  const { saveAsScenario } = await import('./files/save.js');
  const { scenarios } = store.get();
  const facts = scenarios.find((scenario) => scenario.key === effect.key)?.facts;
  if (facts === undefined) return;
  const path = saveAsScenario(effect.key, facts, effect.name, effect.values, cwd);
  const file = relative(cwd, path);
  const files = scenarios.map(({ key, file }) => ({ key, file }));
  store.dispatch({ type: 'files', files: [...files, { key: path, file }] });
  store.dispatch({ type: 'saved', key: effect.key, values: effect.values });
  watch?.add(path);
  workforce.read([path]);
  store.dispatch({ type: 'say', text: `Saved as ${file}.`, role: 'good' });
}
