import { parseDocument, type YAMLError } from 'yaml';
import { printable } from '../../types/printable.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { LIMITS } from '../limits.js';
import { diagnosticAt, type SourceFile } from './source-file.js';
import { toData } from './to-data.js';

/** Options under which a text is YAML here: version 1.2, core schema, no merge keys, nothing printed. */
export const YAML_OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
} as const;

/**
 * Reads a text as YAML. Maps become objects without prototype, so that no key means anything to the language.
 * @returns The file, and what is wrong with it as YAML; with an error among these its data are not to be trusted.
 */
export function parseYaml(path: string, text: string): { source: SourceFile; diagnostics: Diagnostic[] } {
  const unread: SourceFile = { path, text, data: null, spanOf: () => ({ start: 0, end: 1 }) };
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { source: unread, diagnostics: [tooDeep(unread, deep)] };
  try {
    const document = parseDocument(text, YAML_OPTIONS);
    const diagnostics = document.errors.slice(0, LIMITS.diagnostics).map((error) => yamlDiagnostic(unread, error));
    if (diagnostics.length > 0) return { source: unread, diagnostics };
    return toData(path, text, document);
  } catch (error) {
    // The parser recurses; what the scan above lets through and still overflows has no business in a scenario.
    if (!(error instanceof RangeError)) throw error;
    return { source: unread, diagnostics: [tooDeep(unread, 0)] };
  }
}

function tooDeep(source: SourceFile, at: number): Diagnostic {
  const message = `Maps and lists are nested more than ${LIMITS.depth} deep.`;
  return diagnosticAt(source, { start: at, end: at + 1 }, 'yaml_too_deep', message);
}

/** Where brackets, or markers of lists and keys on one line, open deeper than a scenario may, before any parser sees them. */
function tooDeepAt(text: string): number | undefined {
  let open = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === '[' || c === '{') open += 1;
    else if (c === ']' || c === '}') open = Math.max(0, open - 1);
    else if (c === '\n' && open > 0 && /\S/.test(text[i + 1] ?? '')) open = 0;
    if (open > LIMITS.depth * 2) return i;
  }
  const markers = new RegExp(`^[ ]*(?:[-?:] +){${LIMITS.depth},}`, 'm').exec(text);
  return markers?.index ?? indentedTooDeep(text);
}

function indentedTooDeep(text: string): number | undefined {
  const indents: number[] = [];
  for (const line of text.matchAll(/^( *)[^\s#]/gm)) {
    const indent = (line[1] as string).length;
    while (indents.length > 0 && (indents.at(-1) as number) >= indent) indents.pop();
    indents.push(indent);
    if (indents.length > LIMITS.depth * 4) return line.index;
  }
  return undefined;
}

function yamlDiagnostic(source: SourceFile, error: YAMLError): Diagnostic {
  const [start, end] = error.pos;
  const span = { start, end: Math.max(end, start + 1) };
  if (error.code === 'TAB_AS_INDENT')
    return diagnosticAt(source, span, 'yaml_tab', 'A tab indents this line; YAML takes spaces only.');
  if (error.code === 'MULTIPLE_DOCS')
    return diagnosticAt(source, span, 'yaml_documents', 'A second document begins here; a file holds one scenario.');
  if (error.code === 'BAD_ALIAS')
    return diagnosticAt(source, span, 'yaml_alias', `This alias leads nowhere: ${sentence(error.message)}`);
  return diagnosticAt(source, span, 'yaml_syntax', `This is not YAML: ${sentence(error.message)}`, hintFor(error));
}

function sentence(message: string): string {
  const short = printable(message.split('\n')[0] as string).slice(0, 200);
  return /[.!?]$/.test(short) ? short : `${short}.`;
}

function hintFor(error: YAMLError): string | undefined {
  if (error.code === 'MISSING_CHAR') return 'Look for a quote, bracket or colon that is missing before this place.';
  if (error.message.includes('end with a')) return 'Look for a bracket that is missing before this place.';
  if (error.code === 'BAD_INDENT') return 'Entries of one map or list start in the same column.';
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') return 'A text with a colon followed by a space needs quotes.';
  return undefined;
}
