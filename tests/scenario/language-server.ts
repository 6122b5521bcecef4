import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What an editor marks in a text: the line, counted from 1, and what it says there. */
export type Mark = { readonly line: number; readonly message: string };

/** The server that VS Code, Neovim and others ask about YAML. */
export type LanguageServer = {
  /** What it marks in a file; the first line of the text names the schema, as in an editor. */
  readonly marks: (path: string, text: string) => Promise<readonly Mark[]>;
  readonly stop: () => void;
};

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly items?: readonly unknown[];
    readonly diagnostics?: readonly {
      readonly message: string;
      readonly range: { readonly start: { line: number } };
    }[];
  };
};

const SERVER = fileURLToPath(import.meta.resolve('yaml-language-server/bin/yaml-language-server'));

/** Starts the server and speaks its protocol (LSP 3.17) over its standard input and output. */
export function startLanguageServer(): LanguageServer {
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<string, (marks: readonly Mark[]) => void>();
  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const hear = ({ id, method, params }: Message): void => {
    if (method === 'textDocument/publishDiagnostics') {
      const marks = (params?.diagnostics ?? []).map(({ message, range }) => ({ line: range.start.line + 1, message }));
      waiting.get(params?.uri ?? '')?.(marks);
    } else if (method !== undefined && id !== undefined) {
      // It asks for settings, a list of one entry for each, and for leave to register; the defaults will do.
      send({ id, result: method === 'workspace/configuration' ? (params?.items ?? []).map(() => null) : null });
    }
  };
  let heard = Buffer.alloc(0);
  server.stdout.on('data', (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk]);
    for (;;) {
      const head = heard.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(heard.subarray(0, Math.max(0, head)).toString())?.[1]);
      if (head < 0 || heard.length < head + 4 + length) return;
      hear(JSON.parse(heard.subarray(head + 4, head + 4 + length).toString()) as Message);
      heard = heard.subarray(head + 4 + length);
    }
  });
  send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  send({ method: 'initialized', params: {} });
  return {
    marks: (path, text) => {
      const uri = `file://${path}`;
      return new Promise((resolve) => {
        waiting.set(uri, resolve);
        send({
          method: 'textDocument/didOpen',
          params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
        });
      });
    },
    stop: () => void server.kill(),
  };
}
