import { Ctx, Field, ID, Int, ObjectType } from 'type-graphql';
import { asStored } from '../../../projections/decisions/decision-authority.ts';
import { SIGN_OFF_ACT } from '../../../src/decisions/act.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import { actBy } from '../../../src/decisions/sign-off/approval.ts';
import { type Quorum, type SignOffMatter } from '../../../src/decisions/sign-off/policy.ts';
import { SignOffAttemptRefused } from '../../../src/decisions/sign-off/events.ts';
import type { SignOff, StateOnDay, Stay } from '../../../src/decisions/sign-off/sign-off.ts';
import {
  conditionOn,
  daysOf,
  escalationOn,
  type Escalation,
  findingsOn,
  stateOn,
  turnOn,
} from '../../../src/decisions/sign-off/sign-off-day.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import { isA } from '../../../src/kernel/members.ts';
import { requestDigest } from '../../../src/write-path/request-digest.ts';
import type { RequestContext } from '../../context.ts';
import { EscalationEnum, QuorumEnum, SignOffMatterEnum, SignOffStateEnum, TurnEnum } from '../../enums/sign-off.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { HashScalar } from '../../scalars/hash.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { FindingType } from '../people/deciders.ts';
import { EvidenceType } from '../decisions/decision-parts.ts';
import { membersShown, shownPart } from '../members/shown-member.ts';
import { Person } from '../people/person.ts';
import { Pupil } from '../pupils/pupil.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { SignOffPolicyRule } from '../governance/sign-off-policy.ts';
import { SignOffAnswerType } from './sign-off-answer.ts';
import {
  OutsideReview,
  type Shown,
  SignOffAttempt,
  SignOffCondition,
  SignOffDissent,
  SignOffRecusal,
  SignOffStay,
} from './sign-off-parts.ts';
import { Node } from '../../ids/node.ts';
import { IdOf } from '../../ids/id-of.ts';

const SignOffActType = shownPart(SIGN_OFF_ACT);

@ObjectType('SignOff', {
  implements: Node,
  description: 'A request for sign-off with what became of it, as at a day.',
  simpleResolvers: true,
})
export class SignOffType {
  @Field(() => ID, { description: 'Opaque id of the request.' }) readonly id: string;
  @Field(() => Pupil, { description: 'The pupil.' }) readonly pupil: Pupil;
  @Field(() => String, { description: 'URN of the school.' }) readonly schoolUrn: string;
  @Field(() => SignOffStateEnum, { description: 'Where it stands on the day that was asked for.' })
  readonly state: StateOnDay;
  @Field(() => HashScalar, { description: 'Digest of all that is shown of it; an answer gives it back.' })
  readonly digest: string;
  @Field(() => SignOffMatterEnum, { description: 'What it is about.' }) readonly matter: SignOffMatter;
  @Field(() => ID, {
    nullable: true,
    description: "Stored id of the line of the school's policy that asks for it; null: none does.",
  })
  readonly policyRule: string | null;
  @Field(() => QuorumEnum, { description: 'Whose word is enough.' }) readonly quorum: Quorum;
  @Field(() => PenceScalar, { nullable: true, description: 'What it costs in a year.' }) readonly annualCostPence:
    number | null;
  @Field(() => CivilDateScalar, { nullable: true, description: 'The day from which what is proposed is to count.' })
  readonly proposedEffectiveFrom: CivilDate | null;
  @Field(() => [EvidenceType], { description: 'Documents that go with it.' })
  readonly documents: readonly EvidenceReference[];
  @Field(() => Boolean, { description: 'Whether the parents disagree.' }) readonly parentsDisagree: boolean;
  @Field(() => Boolean, {
    description: 'Whether the SENCO does not agree, as the proposer says or the SENCO recorded.',
  })
  readonly sencoDissents: boolean;
  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day for an answer; null: it does not lapse.' })
  readonly lapsesOn: CivilDate | null;
  @IdOf('Decision', { nullable: true, description: 'An earlier decision or request that it is about.' })
  readonly aboutDecision: string | null;
  @Field(() => [Person], { description: 'Who proposed it.' }) readonly proposers: readonly Person[];
  @Field(() => CivilDateScalar, { description: 'The day on which it was first submitted.' })
  readonly submittedOn: CivilDate;
  @Field(() => CivilDateScalar, {
    nullable: true,
    description:
      'The day on which it was approved, rejected, withdrawn, or decided without an answer; null while it is open.',
  })
  readonly closedOn: CivilDate | null;
  @Field(() => TurnEnum, { nullable: true, description: "Whose turn it is; null: nobody's any more." }) readonly turn:
    Stay['with'] | null;
  @Field(() => EscalationEnum, { description: 'Whether it has waited long for those who decide.' })
  readonly escalation: Escalation;
  @Field(() => [SignOffStay], { description: 'Whose turn it was, from when to when.' })
  readonly stays: readonly SignOffStay[];
  @Field(() => Int, {
    nullable: true,
    description:
      'School days that it has waited for the side whose turn it is; null when it waits for nobody, or the calendar is not known.',
  })
  readonly ageSchoolDays: number | null;
  @Field(() => Int, { description: 'Calendar days that it lay with the proposer.' }) readonly daysWithProposer: number;
  @Field(() => Int, { description: 'Calendar days that it lay with those who decide.' })
  readonly daysWithDeciders: number;
  @Field(() => Int, { description: 'How often it was returned with questions.' }) readonly returns: number;
  @Field(() => [SignOffAnswerType], { description: 'What was answered, earliest first.' })
  readonly answers: readonly SignOffAnswerType[];
  @Field(() => [SignOffCondition], { description: 'Conditions of its approval.' })
  readonly conditions: readonly SignOffCondition[];
  @Field(() => Int, { description: 'How many conditions are overdue.' }) readonly conditionsOverdue: number;
  @Field(() => [SignOffDissent], {
    description: 'Who does not agree; their words are shown to who may read the decisions of the whole school.',
  })
  readonly dissents: readonly SignOffDissent[];
  @Field(() => [SignOffRecusal], {
    description: 'Who takes no part in deciding; shown to who may read the decisions of the whole school.',
  })
  readonly recusals: readonly SignOffRecusal[];
  @Field(() => [OutsideReview], {
    description: 'Whom a sole decider asked; shown to who may read the decisions of the whole school.',
  })
  readonly outsideReviews: readonly OutsideReview[];
  @Field(() => [SignOffAttempt], {
    description: 'Answers that were tried and refused; shown to who may read the decisions of the whole school.',
  })
  readonly attempts: readonly SignOffAttempt[];
  @Field(() => Int, { description: 'Ordinal in the log of the event that made it what is shown.' })
  readonly ordinal: number;

  private readonly signOff: SignOff;
  private readonly shown: Shown;

  constructor(signOff: SignOff, pupil: Pupil, ordinal: number, shown: Shown) {
    const { content, stays } = signOff;
    const { day, calendar, personOf, whole } = shown;
    const eventOf = eventsOf(signOff);
    this.id = signOff.id;
    this.pupil = pupil;
    this.ordinal = ordinal;
    this.schoolUrn = content.schoolUrn;
    this.state = stateOn(signOff, day);
    this.digest = requestDigest(signOff);
    this.matter = content.matter;
    this.policyRule = content.policyRule;
    this.quorum = content.quorum;
    this.annualCostPence = content.annualCost;
    this.proposedEffectiveFrom = content.proposedEffectiveFrom;
    this.documents = content.documents;
    this.parentsDisagree = content.parentsDisagree;
    this.sencoDissents = content.sencoDissents || signOff.dissents.some(({ role }) => role === 'SENCO');
    this.lapsesOn = content.lapsesOn;
    this.aboutDecision = content.aboutDecision;
    this.proposers = signOff.proposers.map(personOf);
    this.submittedOn = signOff.submittedOn;
    this.closedOn = signOff.closedOn;
    this.turn = turnOn(signOff, day);
    this.escalation = escalationOn(signOff, day, calendar);
    this.stays = stays.map((stay) => new SignOffStay(stay, shown));
    this.ageSchoolDays = this.turn === null ? null : (this.stays.at(-1)?.schoolDays ?? null);
    this.daysWithProposer = daysWith('PROPOSER', stays, day);
    this.daysWithDeciders = daysWith('DECIDERS', stays, day);
    this.returns = signOff.returns;
    this.answers = signOff.answers.map((answer) => new SignOffAnswerType(answer, eventOf(answer.id), shown));
    this.conditions = signOff.conditions.map(
      (condition) => new SignOffCondition(condition, eventOf(condition.id), shown),
    );
    this.conditionsOverdue = signOff.conditions.filter(
      (condition) => conditionOn(condition, day) === 'BREACHED',
    ).length;
    this.dissents = signOff.dissents.map((dissent) => new SignOffDissent(dissent, eventOf(dissent.id), shown));
    this.recusals = (whole ? signOff.recusals : []).map((recusal) => new SignOffRecusal(recusal, shown));
    this.outsideReviews = (whole ? signOff.outsideReviews : []).map((review) => new OutsideReview(review, shown));
    this.attempts = (whole ? signOff.attempts : [])
      .map(eventOf)
      .filter(isA(SignOffAttemptRefused))
      .map((attempt) => new SignOffAttempt(attempt, shown));
    this.signOff = signOff;
    this.shown = shown;
  }

  @IdOf('Decision', {
    nullable: true,
    description: 'The decision of the matter that closed it without an answer; null: none did.',
  })
  closedBy(): string | null {
    return this.signOff.closedBy;
  }

  @Field(() => SignOffActType, {
    nullable: true,
    description:
      'The act that an approval gives authority for: just this; null: it carries none, and an approval gives no authority.',
  })
  act(): object | null {
    const { act } = this.signOff.content;
    return act === undefined ? null : membersShown(SIGN_OFF_ACT.members, act, this.shown.personOf);
  }

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'Last day for carrying out the approved act; null: it is not approved, or carries no act.',
  })
  actBy(): CivilDate | null {
    return actBy(this.signOff, this.shown.calendar);
  }

  @Field(() => [FindingType], { description: 'Rules that time alone has broken.' })
  findings(): readonly FindingType[] {
    const { day, calendar } = this.shown;
    return findingsOn(this.signOff, day, calendar).map((code) => new FindingType(asStored(code)));
  }

  private get sealed(): SealedFields {
    return wordsOf(this.signOff);
  }

  @Field(() => SignOffPolicyRule, {
    nullable: true,
    description: "The line of the school's policy that asks for it, in words; null: none does.",
  })
  policyLine(@Ctx() { app }: RequestContext): SignOffPolicyRule | null {
    const policies = app.directory.inTime(this.schoolUrn).at(app.log.head())[`school-${this.schoolUrn}`]?.policiesSet;
    // A line never changes: a new policy has new lines.
    const line = policies?.flatMap(({ data }) => data.rules).find(({ ruleId }) => ruleId === this.policyRule);
    return line === undefined ? null : new SignOffPolicyRule(line);
  }

  @Field(() => String, { nullable: true, description: 'What is proposed.' })
  proposal(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('proposal', context);
  }

  @Field(() => String, {
    nullable: true,
    description: 'What the provision or place of the act is called; null where it has no name or none may be shown.',
  })
  async actName(@Ctx() context: RequestContext): Promise<string | null> {
    return this.signOff.content.actName !== undefined ? this.sealed.text('actName', context) : null;
  }

  @Field(() => String, { nullable: true, description: 'Why.' })
  rationale(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('rationale', context);
  }
}

function eventsOf({ events }: SignOff): (id: string) => EffectiveEvent {
  const byId = new Map(events.map((event) => [event.id, event]));
  return (id) => byId.get(id) as EffectiveEvent;
}

/** Calendar days that it lay with one side. */
function daysWith(side: Stay['with'], stays: readonly Stay[], day: CivilDate): number {
  return stays.filter((stay) => stay.with === side).reduce((sum, stay) => sum + daysOf(stay, day), 0);
}

/** The words of what is asked now: those of the event that the content is. */
function wordsOf({ content, events }: SignOff): SealedFields {
  const newest = events.findLast(({ data }) => data === (content as unknown)) as EffectiveEvent;
  return new SealedFields(newest.data, newest.sealedIn, true);
}
