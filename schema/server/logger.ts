import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import { forLog } from './errors.ts';

/**
 * JSON lines on standard error unless told otherwise. Only what this code names is logged: no bodies, no query strings,
 * no tokens, no messages of unknown errors.
 */
export function openLogger(level: string, to?: DestinationStream): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, to ?? destination({ dest: 2, sync: false }));
}

/** An unexpected error, with the id that its answer quotes. */
export function logFault(logger: Logger, correlationId: string, error: unknown): void {
  logger.error({ correlationId, ...forLog(error) }, 'unexpected error');
}
