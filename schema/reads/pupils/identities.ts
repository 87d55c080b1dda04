import { type PupilIdentity, pupilIdentities, siteOf } from '../../../projections/register/pupil-identities.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { prospectiveIdentities } from './prospective-identities.ts';
import { Pupil } from './pupil.ts';
import { PupilAccounts } from './pupil-accounts.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { today } from '../paging/today.ts';

/**
 * The pupils of one answer. Who they are is looked up for all of them at once, when the first of them is asked, and
 * only where the viewer may read the register. A child about whom an LA asked the school is not on the register, and
 * known all the same.
 */
export class Identities {
  /** Who was told, asked and heard about their decisions. */
  readonly accounts: PupilAccounts;
  /** Ids of the decisions that are shown. */
  readonly acts: string[] = [];
  readonly ordinal: number;
  private readonly wanted = new Set<string>();
  private readonly context: RequestContext;
  private found: ReadonlyMap<string, PupilIdentity> | undefined;

  /** `on`: the day on which dates are judged, default today. */
  constructor(ordinal: number, context: RequestContext, on: CivilDate = today(context)) {
    this.accounts = new PupilAccounts(ordinal, on, context);
    this.ordinal = ordinal;
    this.context = context;
  }

  /** Adds a pupil, who counts as shown from now on. */
  pupil(id: string): Pupil {
    this.wanted.add(id);
    this.context.access.pupils.add(id);
    return new Pupil(id, () => this.of(id));
  }

  private of(id: string): SealedFields | undefined {
    this.found ??= this.find();
    const identity = this.found.get(id);
    return identity && new SealedFields(identity.data, (field) => siteOf(identity, field), true);
  }

  private find(): ReadonlyMap<string, PupilIdentity> {
    const scopes = signedIn(this.context).schoolsFor('READ_REGISTER');
    const { projections } = this.context.app;
    const { ordinal } = this;
    const onRegister = pupilIdentities(projections.reader('sen-register'), {
      scopes,
      ordinal,
      pupils: [...this.wanted],
    });
    const pupils = [...this.wanted].filter((id) => !onRegister.has(id));
    return pupils.length === 0
      ? onRegister
      : new Map([
          ...onRegister,
          ...prospectiveIdentities(projections.reader('prospective-pupils'), { scopes, ordinal, pupils }),
        ]);
  }
}
