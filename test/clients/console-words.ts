import { afterAll, beforeAll } from '@jest/globals';

/** What a file's tests and the libraries they use say on the console as warning or error. Call it at the top level. */
export function consoleWords(): readonly string[] {
  const words: string[] = [];
  const { warn, error } = console;
  beforeAll(() => {
    console.warn = console.error = (...said: readonly unknown[]) => {
      words.push(said.map(String).join(' '));
    };
  });
  afterAll(() => {
    Object.assign(console, { warn, error });
  });
  return words;
}
