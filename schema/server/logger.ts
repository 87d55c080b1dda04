import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import { forLog } from './errors.ts';

/**
 * Logs JSON lines, by default to standard error. Logs only what this code names: no bodies, query strings, tokens or
 * messages of unknown errors.
 */
export function openLogger(level: string, to?: DestinationStream): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, to ?? destination({ dest: 2, sync: false }));
}

/** Logs an unexpected error, with the correlation id that its answer quotes. */
export function logFault(logger: Logger, correlationId: string, error: unknown): void {
  logger.error({ correlationId, ...forLog(error) }, 'unexpected error');
}
