import type { App } from '../app.ts';
import type { SealSite } from '../kernel/folding.ts';
import type { JsonObject } from '../kernel/json.ts';
import { ERASED, type Words } from './exported-decision.ts';

/** Opens a sealed field. Throws KEY_MISSING if its key is lost and nobody destroyed it. */
export async function openWord({ opener }: App, data: JsonObject, site: SealSite, field: string): Promise<Words> {
  const opened = await opener.open({ value: data[field], site, field });
  return opened === undefined ? ERASED : typeof opened === 'string' ? opened : null;
}
