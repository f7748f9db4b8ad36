// Fails where a recorded answer no longer fits the types that the page has of Rust.
import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

import ts from 'typescript';

const folder = resolve('src/testing/answers');
const head = `import type { Backend } from '../../../../lib/backend/backend';
import type { ErrorView } from '../../../../lib/backend/types';
type Given<A> = A extends [...infer Start, (step: never) => void] ? Start : A;
declare function answered<C extends keyof Backend>(command: C, given: Given<Parameters<Backend[C]>>, answer: Awaited<ReturnType<Backend[C]>>): void;
declare function refused<C extends keyof Backend>(command: C, given: Given<Parameters<Backend[C]>>, error: ErrorView): void;
`;
const headLines = head.split('\n').length - 1;

/** Each exchange stands on a line of its own, and is checked on the same one. */
function program(text) {
  const lines = text.split('\n').map((line) => {
    const json = line.replace(/^\{"change": /, '').replace(/,$/, '');
    if (!json.startsWith('{"command"')) return '';
    const { command, arguments: given, answer, error, as } = JSON.parse(json);
    if (as !== undefined) return '';
    const call = error === undefined ? 'answered' : 'refused';
    return `${call}(${JSON.stringify(command)}, ${JSON.stringify(given)}, ${JSON.stringify(error ?? answer)});`;
  });
  return head + lines.join('\n');
}

const sources = new Map(
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.json'))
    .map((name) => resolve(folder, name))
    .map((file) => [`${file}.check.ts`, program(readFileSync(file, 'utf8'))]),
);
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
  ts.sys,
  '.',
);
const host = ts.createCompilerHost(options);
const { fileExists, getSourceFile } = host;
host.fileExists = (name) => sources.has(name) || fileExists(name);
host.getSourceFile = (name, version, ...rest) =>
  sources.has(name) ? ts.createSourceFile(name, sources.get(name), version) : getSourceFile(name, version, ...rest);

const checked = ts.createProgram([...sources.keys()], { ...options, noEmit: true, types: [] }, host);
const misfits = [...sources.keys()].flatMap((name) => checked.getSemanticDiagnostics(checked.getSourceFile(name)));
for (const { file, start, messageText } of misfits) {
  const { line } = file.getLineAndCharacterOfPosition(start);
  const name = file.fileName.replace(/\.check\.ts$/, '');
  console.error(
    `${relative('.', name)}:${line + 1 - headLines}: ${ts.flattenDiagnosticMessageText(messageText, '\n  ')}`,
  );
}
if (misfits.length > 0) process.exit(1);
console.log(`${sources.size} files of recorded answers fit the types`);
