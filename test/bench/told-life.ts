import { addDays, type CivilDate } from '../../src/kernel/civil-date.ts';
import type { Dice } from './dice.ts';
import { annualReview, ehcRequest, letter } from './told-ehc.ts';
import { decision, record, type Telling, type Told, type WordsOf } from './told.ts';

/** With an EHC plan, with SEN support, or neither: how much happens follows from it. */
export type Level = 'PLAN' | 'SUPPORT' | 'NONE';

interface Provision {
  readonly id: string;
  readonly startedOn: CivilDate;
  readonly outcomes: string[];
  suspended: boolean;
}

const NEEDS = ['SLCN', 'SPLD', 'SEMH', 'ASD', 'MLD'];
const TIERS = ['UNIVERSAL', 'TARGETED', 'SPECIALIST'];
const FUNDING = ['ELEMENT_1', 'ELEMENT_2_NOTIONAL', 'ELEMENT_3_TOP_UP'];
const END_REASONS = ['ACHIEVED', 'INEFFECTIVE', 'FUNDING', 'STAFFING'];
const RULE = '00000000-0000-4000-8000-00000000d011';
const MOST_OPEN = 4;

/**
 * What happens to one pupil, by dice, at the rates of an ordinary school: three cycles a year, provision that starts,
 * changes and ends, sessions, contacts, reviews, EHC steps. Each event is one that the write path could have written
 * after those before.
 */
export class Life {
  readonly #dice: Dice;
  readonly #level: Level;
  readonly #words: WordsOf;
  readonly #soon: Telling[] = [];
  #open: Provision[] = [];
  #identified = false;
  #cycle = 0;

  constructor(dice: Dice, level: Level, words: WordsOf) {
    this.#dice = dice;
    this.#level = level;
    this.#words = words;
  }

  /** The next event on a day, with this id. */
  next(on: CivilDate, id: string): Told {
    if (this.#level === 'NONE') return this.#concern(on);
    const soon = this.#soon.shift();
    if (soon !== undefined) return soon(on, id);
    if (!this.#identified) return this.#identify(on);
    const [provision] = this.#open;
    const throwOf = this.#dice.whole(1_000);
    if (throwOf < 440)
      return throwOf < 190 || provision === undefined
        ? this.#session(on, id)
        : this.#provisionStep(provision, on, id, throwOf - 190);
    if (throwOf < 620 && provision !== undefined) return this.#outcome(this.#dice.pick(this.#open), on, id);
    return this.#aboutPupil(on, id, throwOf);
  }

  #aboutPupil(on: CivilDate, id: string, throwOf: number): Told {
    if (throwOf < 740) return this.#plan(on);
    if (throwOf < 840) return this.#review(on, id);
    if (throwOf < 910)
      return record('ParentDiscussionHeld', {
        agreement: 'AGREES',
        heldOn: on,
        notReached: null,
        noteGivenOn: on,
        parentViews: this.#words(90),
        pupilViews: null,
        summary: this.#words(160),
        withParents: true,
        withPupil: false,
      });
    if (throwOf < 930)
      return decision('NeedsRanked', {
        needs: this.#needs(),
        parentInformed: null,
        evidence: [],
        rationale: this.#words(160),
      });
    if (throwOf < 955) return this.#observed(on, this.#level === 'PLAN' ? 'E' : 'K');
    if (throwOf < 975) return this.#signOff(on, id);
    if (throwOf < 992)
      return this.#level === 'PLAN'
        ? this.#begin(annualReview(this.#words), on, id)
        : throwOf < 977
          ? this.#begin(ehcRequest(this.#words), on, id)
          : this.#concern(on);
    return this.#level === 'SUPPORT' && throwOf > 996 ? this.#remove() : this.#concern(on);
  }

  #identify(on: CivilDate): Told {
    this.#identified = true;
    if (this.#level === 'SUPPORT')
      return decision('SenSupportDecided', {
        needs: this.#needs(),
        reviewOn: addDays(on, 84),
        parentInformed: null,
        evidence: [],
        ncYear: '8',
        rationale: this.#words(200),
        desiredOutcomes: this.#words(160),
        parentViews: null,
        pupilViews: null,
      });
    this.#soon.push(() => this.#observed(on, 'E'));
    return decision('FinalPlanReceived', {
      ...letter(on, this.#words),
      laCode: '383',
      namedSchoolUrn: null,
      personalBudget: false,
      planFrom: on,
      planReference: this.#words(12),
      sections: ['B', 'F', 'I'],
    });
  }

  #remove(): Told {
    this.#identified = false;
    this.#soon.push(
      ...this.#open.map(
        ({ id }): Telling =>
          () =>
            this.#ended(id),
      ),
    );
    this.#open = [];
    return decision('RegisterRemovalDecided', {
      reason: 'EXPECTED_PROGRESS',
      review: null,
      parentInformed: null,
      monitorUntil: null,
      evidence: [],
      rationale: this.#words(160),
      parentViews: null,
      pupilViews: null,
    });
  }

  #concern(on: CivilDate): Told {
    return decision('ConcernRaised', {
      source: 'TEACHER',
      raisedOn: on,
      areas: ['SEMH'],
      alternativeExplanations: [],
      evidence: [],
      description: this.#words(200),
      universalSupportTried: this.#words(160),
    });
  }

  #observed(on: CivilDate, status: string): Told {
    return decision('ProvisionCodeObserved', {
      source: 'CTF',
      status,
      from: on,
      to: null,
      needs: this.#needs(),
      documentOn: on,
      receivedOn: on,
      plan: null,
      planReference: null,
      note: this.#words(60),
    });
  }

  #session(on: CivilDate, id: string): Told {
    if (this.#open.length === 0) return this.#start(on, id);
    const { id: provision, startedOn } = this.#dice.pick(this.#open);
    const from = addDays(on, -11);
    return record('DeliveryLogged', {
      provision,
      from: from < startedOn ? startedOn : from,
      to: on,
      sessionsPlanned: 4,
      sessionsDelivered: this.#dice.whole(5),
    });
  }

  /** `throwOf`: below 250. */
  #provisionStep(oldest: Provision, on: CivilDate, id: string, throwOf: number): Told {
    if (throwOf < 90) return this.#open.length < MOST_OPEN ? this.#start(on, id) : this.#end();
    if (throwOf < 160) return this.#open.length > 1 ? this.#end() : this.#start(on, id);
    if (throwOf < 225)
      return decision('ProvisionAmended', {
        provision: oldest.id,
        changes: ['FREQUENCY'],
        terms: this.#terms(on),
        planChange: null,
        parentPosition: 'AGREES',
        parentsToldOn: on,
        laInformedOn: null,
        evidence: [],
        rationale: this.#words(160),
        parentViews: null,
        pupilViews: null,
      });
    oldest.suspended = !oldest.suspended;
    return oldest.suspended
      ? decision('ProvisionSuspended', {
          provision: oldest.id,
          interruption: 'STAFF_ABSENT',
          expectedBackOn: addDays(on, 7),
          parentsToldOn: on,
          rationale: this.#words(120),
        })
      : decision('ProvisionResumed', { provision: oldest.id, rationale: this.#words(120) });
  }

  #start(on: CivilDate, id: string): Told {
    this.#open.push({ id, startedOn: on, outcomes: [], suspended: false });
    return decision('ProvisionStarted', {
      provision: null,
      terms: this.#terms(on),
      agreedWith: ['PARENT'],
      parentPosition: 'AGREES',
      laInformedOn: null,
      evidence: [],
      name: this.#words(24),
      rationale: this.#words(160),
      parentViews: null,
      pupilViews: null,
    });
  }

  #end(): Told {
    return this.#ended(this.#open.shift()?.id ?? '');
  }

  #ended(provision: string): Told {
    return decision('ProvisionEnded', {
      provision,
      endReason: this.#dice.pick(END_REASONS),
      replacedBy: null,
      planChange: null,
      parentPosition: 'AGREES',
      parentsToldOn: null,
      evidence: [],
      rationale: this.#words(160),
      parentViews: null,
      pupilViews: null,
    });
  }

  #terms(on: CivilDate): object {
    return {
      tier: this.#dice.pick(TIERS),
      kind: 'INTERVENTION',
      fundingSource: this.#dice.pick(FUNDING),
      broadArea: 'COMMUNICATION_AND_INTERACTION',
      linkedNeed: this.#dice.pick(NEEDS),
      sectionFItem: this.#level === 'PLAN' ? 'F3' : null,
      frequency: { sessionsPerWeek: 1 + this.#dice.whole(4), minutesPerSession: 30, weeks: 12 },
      groupSize: 1 + this.#dice.whole(5),
      deliverer: null,
      delivererRole: 'TEACHING_ASSISTANT',
      setting: 'WITHDRAWAL_ROOM',
      costLines: [{ kind: 'HOURLY', pence: 1_500 + this.#dice.whole(900) }],
      plannedEndOn: addDays(on, 84),
      reviewOn: addDays(on, 80),
      attendsMinutesPerWeek: null,
    };
  }

  /** An outcome is set where there is none, else assessed. */
  #outcome({ id: provision, outcomes }: Provision, on: CivilDate, id: string): Told {
    const outcome = outcomes.pop();
    if (outcome !== undefined)
      return record('OutcomeAssessed', {
        outcome,
        result: this.#dice.pick(['MET', 'PARTLY_MET', 'NOT_MET']),
        assessedOn: on,
        evidence: [],
        achieved: this.#words(90),
        note: null,
      });
    outcomes.push(id);
    return decision('OutcomeSet', {
      provision,
      replaces: null,
      baselineOn: on,
      dueOn: addDays(on, 80),
      words: this.#words(120),
      baseline: this.#words(60),
      target: this.#words(60),
      measure: this.#words(40),
    });
  }

  #plan(on: CivilDate): Told {
    this.#cycle += 1;
    const cycle = this.#cycle;
    this.#soon.push((heldOn) =>
      decision('ApdrReviewHeld', {
        cycle,
        heldOn,
        attendedBy: ['PARENT'],
        reviewDecision: 'CONTINUE',
        parentPosition: 'AGREES',
        evidence: [],
        impact: this.#words(160),
        parentViews: this.#words(90),
        pupilViews: null,
      }),
    );
    return decision('ApdrPlanAgreed', {
      cycle,
      outcomes: [],
      provisions: this.#open.map(({ id }) => id),
      reviewOn: addDays(on, 70),
      agreedWith: ['PARENT'],
      assessment: this.#words(160),
      expectedImpact: this.#words(120),
    });
  }

  #review(on: CivilDate, id: string): Told {
    if (this.#level === 'SUPPORT')
      this.#soon.push((next) =>
        decision('SenSupportContinued', {
          reviewId: id,
          nextReviewOn: addDays(next, 84),
          parentInformed: null,
          evidence: [],
          rationale: this.#words(160),
        }),
      );
    return decision('SenSupportReviewHeld', {
      attendees: ['CLASS_TEACHER', 'SENCO', 'PARENT'],
      evidence: [],
      heldOn: on,
      impact: 'SOME_PROGRESS',
      impactSummary: this.#words(160),
      nextReviewOn: addDays(on, 84),
      parentViews: this.#words(90),
      pupilViews: null,
      recommendation: 'CONTINUE',
      withParents: true,
      withPupil: true,
    });
  }

  #signOff(on: CivilDate, id: string): Told {
    const digest = this.#dice.hex(64);
    if (this.#dice.whole(10) > 0)
      this.#soon.push(() =>
        decision('SignOffApproved', {
          request: id,
          budgetCode: null,
          documentsSeen: [],
          minuteRef: this.#words(12),
          note: this.#words(60),
          seenDigest: digest,
          sencoPresent: true,
        }),
      );
    return decision('SignOffRequested', {
      aboutDecision: null,
      annualCost: 640_000,
      documents: [],
      lapsesOn: addDays(on, 28),
      matter: 'PROVISION_ABOVE_COST',
      parentsDisagree: false,
      policyRule: RULE,
      proposal: this.#words(160),
      proposedEffectiveFrom: null,
      quorum: 'ANY_ONE',
      rationale: this.#words(160),
      sencoDissents: false,
    });
  }

  /** The first of several steps; the others follow one by one. */
  #begin([first, ...others]: readonly [Telling, ...Telling[]], on: CivilDate, id: string): Told {
    this.#soon.push(...others);
    return first(on, id);
  }

  #needs(): readonly object[] {
    return [{ code: this.#dice.pick(NEEDS), rank: 1 }];
  }
}
