import type { Cut } from '../../projections/engine/cut.ts';
import { casesIn } from '../../projections/lists/ehc-cases.ts';
import { allItems } from '../../projections/lists/list-query.ts';
import { siteOf } from '../../projections/register/pupil-identities.ts';
import { pupilsWithFacts } from '../../projections/lists/pupils-with-facts.ts';
import { registerOn, type RegisterRow } from '../../projections/register/sen-register.ts';
import type { SchoolScope } from '../access/viewer.ts';
import type { App } from '../app.ts';
import { annualCost } from '../decisions/provision/cost.ts';
import { ehcCaseOf } from '../decisions/ehc/ehc-case.ts';
import type { EhcState } from '../decisions/ehc/ehc-state.ts';
import { codeOn } from '../questions/attention.ts';
import type { PupilFacts } from '../questions/pupil-facts.ts';
import { annualReviewDue, givenOn, reviewDue } from '../questions/review-dates.ts';
import type { Words } from './exported-decision.ts';
import type { ExportedPupil } from './exported-pupil.ts';
import { openWord } from './open-word.ts';

/** More pupils and items than a school has. */
const WHOLE_SCHOOL = 1_000_000;

/** Reads the register of one school at a cut, with related facts from the record. */
export class RegisterRows {
  private readonly app: App;
  private readonly scope: SchoolScope;
  private readonly cut: Cut;
  private readonly facts: ReadonlyMap<string, PupilFacts>;
  private readonly states: ReadonlyMap<string, EhcState | null>;

  constructor(app: App, scope: SchoolScope, cut: Cut) {
    this.app = app;
    this.scope = scope;
    this.cut = cut;
    const items = (model: 'pupil-facts' | 'ehc-tracker', standing = {}) =>
      allItems(app.projections.reader(model), { scopes: [scope], ordinal: cut.ordinal, ...standing });
    this.facts = new Map(
      pupilsWithFacts(items('pupil-facts', { begunBy: cut.effectiveOn, lastsBeyond: cut.effectiveOn })).map(
        ({ pupil, facts }) => [pupil, facts],
      ),
    );
    this.states = new Map(
      casesIn(items('ehc-tracker')).map(({ pupil, events }) => [pupil, ehcCaseOf(events, cut.effectiveOn).state]),
    );
  }

  /** Pupils with SEN support or a plan on the day, in the order in which they entered the log. */
  withSen(): readonly RegisterRow[] {
    return registerOn(this.app.projections.reader('sen-register'), {
      scopes: [this.scope],
      cut: this.cut,
      first: WHOLE_SCHOOL,
    }).rows.filter(({ status }) => status !== 'N');
  }

  async open(row: RegisterRow): Promise<ExportedPupil> {
    const facts = this.facts.get(row.pupil);
    return {
      row,
      words: await this.words(row),
      ehcState: this.states.get(row.pupil) ?? null,
      ...(facts === undefined ? NO_FACTS : this.ofFacts(facts, row)),
    };
  }

  private ofFacts(facts: PupilFacts, row: RegisterRow): Omit<ExportedPupil, 'row' | 'words' | 'ehcState'> {
    const on = this.cut.effectiveOn;
    const given = givenOn(facts, on);
    const review = reviewDue(facts, codeOn(facts, on), on, this.app.directory.calendarOf(this.scope.schoolUrn));
    return {
      nextReviewOn: review === undefined || review.byCustom ? null : review.dueOn,
      annualReviewDueOn: row.status === 'E' ? (annualReviewDue(facts, on)?.dueOn ?? null) : null,
      provisions: given.length,
      annualCostPence: given.reduce((sum, { terms }) => sum + annualCost(terms), 0),
    };
  }

  private async words({ identity }: RegisterRow): Promise<ExportedPupil['words']> {
    const open = async (field: string): Promise<Words> =>
      identity === null ? null : openWord(this.app, identity.data, siteOf(identity, field), field);
    return {
      upn: await open('upn'),
      surname: await open('surname'),
      forename: await open('forename'),
      dateOfBirth: await open('dateOfBirth'),
      sex: await open('sex'),
    };
  }
}

const NO_FACTS = { nextReviewOn: null, annualReviewDueOn: null, provisions: 0, annualCostPence: 0 } as const;
