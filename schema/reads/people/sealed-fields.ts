import type { SealSite } from '../../../src/kernel/folding.ts';
import type { JsonObject } from '../../../src/kernel/json.ts';
import type { RequestContext } from '../../context.ts';
import type { PersonalData } from '../../enums/reading.ts';

/**
 * Sealed fields of one event, or of several where `site` answers for each field which, opened one by one when they are
 * asked for, and only for somebody who may read them.
 */
export class SealedFields {
  private readonly data: JsonObject;
  private readonly site: (field: string) => SealSite;
  private readonly allowed: boolean;

  constructor(data: JsonObject, site: SealSite | ((field: string) => SealSite), allowed: boolean) {
    this.data = data;
    this.site = typeof site === 'function' ? site : () => site;
    this.allowed = allowed;
  }

  /** Null when nothing was said, when it is withheld, and when it was erased: `state` tells which. */
  async text(field: string, { app }: RequestContext): Promise<string | null> {
    if (!this.allowed) return null;
    const opened = await app.opener.open({ value: this.data[field], site: this.site(field), field });
    return typeof opened === 'string' ? opened : null;
  }

  /** ERASED when something was said and none of it can be opened any more. */
  async state(fields: readonly string[], { app }: RequestContext): Promise<PersonalData> {
    if (!this.allowed) return 'WITHHELD';
    const said = fields.filter((field) => this.data[field] != null);
    const opened = await Promise.all(
      said.map((field) => app.opener.open({ value: this.data[field], site: this.site(field), field })),
    );
    return opened.length > 0 && opened.every((value) => value === undefined) ? 'ERASED' : 'OPEN';
  }
}
