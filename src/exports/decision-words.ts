import { decisionAuthority } from '../../projections/decisions/decision-authority.ts';
import type { DecisionRow } from '../../projections/decisions/decision-history.ts';
import { type PupilIdentity, pupilIdentities, siteOf } from '../../projections/register/pupil-identities.ts';
import type { Viewer } from '../access/viewer.ts';
import type { App } from '../app.ts';
import { FIELD_CLASSES } from '../registry/events.ts';
import { foldPerson } from '../governance/person.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { SealSite } from '../kernel/folding.ts';
import type { JsonObject } from '../kernel/json.ts';
import { decidersShown, type ShownDecider } from '../decisions/outsiders.ts';
import { DecisionEhcCases } from './decision-ehc.ts';
import { DecisionSignOffs } from './decision-sign-off.ts';
import {
  type ExportedDecider,
  type ExportedDecision,
  type ExportedPerson,
  sealedNames,
  WITHHELD,
  type Words,
} from './exported-decision.ts';
import { openWord } from './open-word.ts';

/**
 * Opens the texts of decisions for a viewer, with names as known at the ordinal. The same cut gives the same texts.
 * At the school, a pupil's identity needs READ_REGISTER and a person's name needs READ_PEOPLE.
 */
export class DecisionWords {
  private readonly app: App;
  private readonly viewer: Viewer;
  private readonly ordinal: number;
  private readonly names = new Map<string, Words>();
  private readonly namesKnown: boolean;
  private readonly cases: DecisionEhcCases;
  private readonly signOffs: DecisionSignOffs;

  constructor(
    app: App,
    viewer: Viewer,
    schoolUrn: string,
    { ordinal, effectiveOn }: { readonly ordinal: number; readonly effectiveOn?: CivilDate | undefined },
  ) {
    this.app = app;
    this.viewer = viewer;
    this.ordinal = ordinal;
    this.cases = new DecisionEhcCases(
      app.projections.reader('ehc-tracker'),
      viewer.schoolsFor('READ_REGISTER'),
      ordinal,
    );
    this.signOffs = new DecisionSignOffs(
      app.projections.reader('sign-off-queue'),
      viewer.schoolsFor('READ_DECISIONS'),
      ordinal,
      effectiveOn,
    );
    this.namesKnown = viewer.schoolsFor('READ_PEOPLE').some((scope) => scope.schoolUrn === schoolUrn);
  }

  /** Opens all rows, in their order. Looks up the identities in one query. */
  async open(rows: readonly DecisionRow[]): Promise<readonly ExportedDecision[]> {
    const scopes = this.viewer.schoolsFor('READ_REGISTER');
    const pupils = [...new Set(rows.map(({ pupil }) => pupil))];
    const identities = pupilIdentities(this.app.projections.reader('sen-register'), {
      scopes,
      ordinal: this.ordinal,
      pupils,
    });
    const opened: ExportedDecision[] = [];
    for (const row of rows) opened.push(await this.one(row, identities.get(row.pupil)));
    return opened;
  }

  private async one(row: DecisionRow, identity: PupilIdentity | undefined): Promise<ExportedDecision> {
    const { recordedBy } = row.metadata;
    const decidedBy = decidersShown(row, row.metadata.decidedBy ?? []);
    const texts: Record<string, Words> = {};
    for (const field of sealedNames(FIELD_CLASSES[row.type]))
      texts[field] = await this.words(row.data, row.sealedIn, field);
    return {
      row,
      authority: decisionAuthority(row, this.app.directory.inTime(row.schoolUrn), this.ordinal),
      pupil: await this.pupil(identity),
      deciders: await Promise.all(decidedBy.map((decider) => this.decider(decider))),
      recordedBy: await this.person(recordedBy),
      texts,
      ehc: this.cases.of(row),
      signOff: this.signOffs.of(row),
    };
  }

  private async pupil(identity: PupilIdentity | undefined): Promise<ExportedDecision['pupil']> {
    if (identity === undefined) return { surname: WITHHELD, forename: WITHHELD, upn: WITHHELD };
    const open = (field: string): Promise<Words> => this.words(identity.data, siteOf(identity, field), field);
    return { surname: await open('surname'), forename: await open('forename'), upn: await open('upn') };
  }

  private async decider({ kind, meeting, persons }: ShownDecider): Promise<ExportedDecider> {
    return {
      kind,
      meeting,
      persons: await Promise.all(
        persons.map(async (person) => ({ ...(await this.person(person)), authority: person.authority })),
      ),
    };
  }

  private async person({ person, role }: { readonly person: string; readonly role: string }): Promise<ExportedPerson> {
    const known = this.names.get(person) ?? (await this.name(person));
    this.names.set(person, known);
    return { personId: person, name: known, role };
  }

  private async name(person: string): Promise<Words> {
    if (!this.namesKnown) return WITHHELD;
    const { registered } = foldPerson(this.app.log.readStream(`person-${person}`, this.ordinal));
    return registered === undefined ? null : this.words(registered.data, registered.sealedIn, 'name');
  }

  private async words(data: JsonObject, site: SealSite, field: string): Promise<Words> {
    return openWord(this.app, data, site, field);
  }
}
