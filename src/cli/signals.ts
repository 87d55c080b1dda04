import { constants } from 'node:os';
import type { OpenApp } from '../compose.ts';
import type { Serving } from '../serve.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Ends the process at a signal while it starts. The system does so by itself, except for the first process of a
 * container. What is stored withstands that. Call the function returned once signals are taken otherwise.
 */
export function endAtSignal(): () => void {
  const end = (signal: NodeJS.Signals): void => {
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}

/** Serves until SIGINT or SIGTERM, then closes the doors and the app; a second signal ends the process at once. */
export async function untilSignalled(
  app: OpenApp,
  open: (onBug: (error: unknown) => void) => Promise<Serving>,
  opened: (serving: Serving) => void,
): Promise<void> {
  // A bug in a door is told by its name only: messages of unexpected errors may hold anything.
  const onBug = (error: unknown): void => {
    process.stderr.write(`A bug in a command's door: ${error instanceof Error ? error.name : 'unknown'}\n`);
  };
  try {
    const serving = await open(onBug);
    opened(serving);
    await new Promise<void>((resolve) => {
      for (const signal of SIGNALS)
        process.once(signal, () => {
          resolve();
        });
    });
    await serving.close();
  } finally {
    await app.close();
  }
}
