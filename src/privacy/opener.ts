import type { StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import type { SealSite } from '../kernel/folding.ts';
import type { Json } from '../kernel/json.ts';
import { openSealed, siteOf } from './sealed-event.ts';
import type { Vault } from './vault.ts';

/** A field to open: the stored value, where it was sealed, and its name. */
export interface SealedReference {
  readonly value: unknown;
  readonly site: SealSite;
  readonly field: string;
}

/**
 * Opens sealed fields for people who may read them. An erased text is undefined: its leaf was taken out of the
 * subject's key. A subject without a key is Failure KEY_MISSING, never erased.
 */
export class Opener {
  private readonly vault: Vault;

  constructor(vault: Vault) {
    this.vault = vault;
  }

  async open({ value, site, field }: SealedReference): Promise<Json | undefined> {
    if (value === null || value === undefined) return null;
    const key = await this.vault.keyOf(site.stream);
    if (key === undefined) throw new Failure('KEY_MISSING', 'a subject has sealed fields and no key');
    return openSealed(value, site, field, key);
  }

  /** Opens a top-level field of a stored event. */
  async openField(event: StoredEvent, field: string): Promise<Json | undefined> {
    return this.open({ value: event.data[field], site: siteOf(event), field });
  }
}
