import type { App } from '../../src/app.ts';

/** Codes of the reasons why the process should get no more requests. Empty: it is ready. */
export interface Readiness {
  readonly reasons: readonly string[];
  /** Why the log has stopped, in words that name no stream, since probes ask without a sign-in. */
  readonly logFault?: string;
  readonly models: readonly { readonly name: string; readonly status: string; readonly lag: number }[];
}

/** The largest lag of a read model, in events, whose answers are still good enough. */
const MAX_LAG = 5_000;
/** How long the store may take to answer with its position, in milliseconds. */
const STORE_LIMIT = 2_000;

/** Checks that the store answers, that the local log has caught up with it, and that every read model follows. */
export async function readiness(app: App): Promise<Readiness> {
  const models = app.projections.status().map(({ name, status, lag }) => ({ name, status, lag }));
  const faulted = models.filter((model) => model.status === 'FAULTED').map(({ name }) => `READ_MODEL_FAULTED ${name}`);
  const behind = models.filter((model) => model.lag > MAX_LAG).map(({ name }) => `READ_MODEL_BEHIND ${name}`);
  const fault = app.mirror?.fault;
  return {
    reasons: [...(await storeReasons(app)), ...mirrorReasons(app), ...faulted, ...behind],
    ...(fault && { logFault: fault.message }),
    models,
  };
}

/**
 * The reason from the mirror. It stops for good if the store's events differ from its own, and a person has to look
 * into it.
 */
function mirrorReasons({ mirror }: App): readonly string[] {
  return mirror?.fault === undefined ? [] : ['MIRROR_FAULTED'];
}

async function storeReasons({ store, log }: App): Promise<readonly string[]> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    limit.reject(new Error('store did not answer'));
  }, STORE_LIMIT);
  try {
    const head = await Promise.race([store.head(), limit.promise]);
    return head === null || log.ordinalOf(head) !== undefined ? [] : ['LOG_BEHIND_STORE'];
  } catch {
    return ['STORE_UNREACHABLE'];
  } finally {
    clearTimeout(timer);
  }
}
