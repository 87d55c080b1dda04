import { isFailure } from '../kernel/failure.ts';
import { FOUND_A_FAULT, WRONG_USE } from './exit-code.ts';

/** Prints one JSON object on one line (`--json`), or the given lines for people. */
export function report(json: boolean, value: object, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
}

/** Prints a failure in the form asked for and sets the exit code; what is no Failure is a bug and is thrown on. */
export function reportFailure(json: boolean, error: unknown): void {
  if (!isFailure(error)) throw error;
  const { code, message, detail } = error;
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, ...detail } })}\n`);
  else process.stderr.write(`${code}: ${message}\n`);
  process.exitCode = code === 'CONFIGURATION' || code === 'DATA_FOLDER' ? WRONG_USE : FOUND_A_FAULT;
}
