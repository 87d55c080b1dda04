import type { App } from '../../src/app.ts';

/** Why the process should get no more work; empty: it is ready. Codes only. */
export interface Readiness {
  readonly reasons: readonly string[];
  readonly models: readonly { readonly name: string; readonly status: string; readonly lag: number }[];
}

/** A read model further behind than this, in events, answers what people no longer believe. */
const MAX_LAG = 5_000;
/** How long the store may take to say where it is, in milliseconds. */
const STORE_LIMIT = 2_000;

/** Whether the store answers, the local log has come as far as the store, and every read model follows. */
export async function readiness(app: App): Promise<Readiness> {
  const models = app.projections.status().map(({ name, status, lag }) => ({ name, status, lag }));
  const faulted = models.filter((model) => model.status === 'FAULTED').map(({ name }) => `READ_MODEL_FAULTED ${name}`);
  const behind = models.filter((model) => model.lag > MAX_LAG).map(({ name }) => `READ_MODEL_BEHIND ${name}`);
  return { reasons: [...(await storeReasons(app)), ...(await mirrorReasons(app)), ...faulted, ...behind], models };
}

/** A mirror that has found the store to tell another story has stopped for good; a person has to look. */
async function mirrorReasons({ mirror }: App): Promise<readonly string[]> {
  return (await mirror?.status())?.state === 'FAULTED' ? ['MIRROR_FAULTED'] : [];
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
