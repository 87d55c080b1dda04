import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { type CodeListName, CodeListNameEnum } from '../../schema/enums/reading.ts';
import { ceaseReasonsInForce } from '../../src/reference/cease-reasons.ts';
import type { Dated } from '../../src/reference/dated.ts';
import { evidenceChecklistInForce } from '../../src/reference/ehc-evidence.ts';
import { fundingSourcesInForce } from '../../src/reference/funding-sources.ts';
import { needCodesInForce } from '../../src/reference/need-codes.ts';
import { provisionCodesInForce } from '../../src/reference/provision-codes.ts';
import { provisionKindsInForce } from '../../src/reference/provision-kinds.ts';
import { provisionTiersInForce } from '../../src/reference/provision-tiers.ts';
import { yearGroupsInForce } from '../../src/reference/year-groups.ts';
import { ALL_MEMBERS, namesThatDiffer } from '../support/api-names.ts';
import { SCHEMA } from '../support/ask.ts';

interface Named {
  /** `Type.field`, `Input.field` or `Type.field(argument)`. */
  readonly place: string;
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** What fields, arguments and fields of inputs have in common. */
interface Published {
  readonly name: string;
  readonly type: { toString(): string };
  readonly description?: string | null | undefined;
}

/** Every field and every argument of the schema. */
const NAMES: readonly Named[] = Object.values(SCHEMA.getTypeMap()).flatMap((type) => {
  if (type.name.startsWith('__')) return [];
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => named(type.name, field));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    named(type.name, field),
    ...field.args.map((argument) => ({
      ...named(type.name, argument),
      place: `${type.name}.${field.name}(${argument.name})`,
    })),
  ]);
});

function named(owner: string, { name, type, description }: Published): Named {
  return {
    place: `${owner}.${name}`,
    name,
    type: String(type).replaceAll(/[[\]!]/g, ''),
    description: description ?? '',
  };
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

describe('names that differ between the API and the store', () => {
  test('are these and no more: what is stored from now on has the name of the API', () => {
    expect(namesThatDiffer().map(({ owner, stored, api }) => `${owner}.${stored}: ${api}`)).toEqual([
      'AnnualReviewScheduled.meetingOn: heldOn',
      'ConcernRaised.source: raisedBy',
      'CostLine.pence: amountPence',
      'DelegationGranted.maxAnnualCost: maxAnnualCostPence',
      'EhcParentDiscussionHeld.on: heldOn',
      'IdentificationProposed.outcome: proposedOutcome',
      'LaRequiredMeeting.meetingBy: dueOn',
      'ProvisionCodeObserved.source: statedIn',
      'RecommendationAdopted.recommendation: recommendationNumber',
      'RecommendationDeclined.recommendation: recommendationNumber',
      'ReferralMade.consent: agencyConsent',
      'RegisterPupil.source: statedIn',
      'ReviewDateObserved.source: statedIn',
      'SenSupportReviewHeld.impact: supportImpact',
      'SignOffRequested.annualCost: annualCostPence',
      'SignOffResubmitted.annualCost: annualCostPence',
      'SignOffRule.aboveAnnualCost: aboveAnnualCostPence',
      'TopUpDecided.annualPence: amountPence',
      'TopUpRequested.annualPence: annualCostPence',
    ]);
    const byCode = ALL_MEMBERS.filter(({ member }) => member.apiCodes !== undefined);
    expect(byCode.map(({ owner, path }) => `${owner}.${path}`)).toEqual(['PlanCeased.ceaseReason']);
  });

  test('belong to clear members: a sealed text is published by its stored name', () => {
    expect(ALL_MEMBERS.filter(({ member }) => member.apiName !== undefined && member.fieldClass !== 'CLEAR')).toEqual(
      [],
    );
  });

  test('are those of no other member beside them', () => {
    const siblings = (owner: string): readonly string[] =>
      ALL_MEMBERS.filter((one) => one.owner === owner).map(({ name }) => name);
    expect(namesThatDiffer().filter(({ owner, api }) => siblings(owner).includes(api))).toEqual([]);
  });
});

test('money is named so that nobody takes it for pounds', () => {
  const money = NAMES.filter(({ type }) => type === 'Pence');
  expect(money.filter(({ name }) => !name.endsWith('Pence'))).toEqual([]);
  expect(NAMES.filter(({ name, type }) => /Pence$/.test(name) && type !== 'Pence')).toEqual([]);
  expect(distinct(money.map(({ name }) => name))).toEqual([
    'aboveAnnualCostPence',
    'amountPence',
    'annualCostPence',
    'costToDatePence',
    'differencePence',
    'limitPence',
    'maxAnnualCostPence',
    'notionalPence',
    'thresholdPence',
    'totalPence',
  ]);
});

/** A new name has to be decided: the last day for something is `dueOn`, a day on which it is or was held `heldOn`. */
const DAYS = [
  'actBy',
  'actOn',
  'actualOn',
  'admittedOn',
  'answeredOn',
  'askedOn',
  'assessedOn',
  'baselineOn',
  'ceasedOn',
  'claimedOn',
  'closedOn',
  'closures',
  'concededOn',
  'concernRaisedOn',
  'consideredOn',
  'consultedOn',
  'dateOfBirth',
  'decidedFrom',
  'decidedOn',
  'decidedTo',
  'deliveryLoggedTo',
  'documentOn',
  'dueBefore',
  'dueOn',
  'earlyReviewAskedOn',
  'effectiveFrom',
  'effectiveFromMax',
  'effectiveFromMin',
  'effectiveOn',
  'endedOn',
  'expectedBackOn',
  'expiresOn',
  'firstReviewDueOn',
  'from',
  'gatheredOn',
  'givenOn',
  'halfTermCheckDueOn',
  'heldOn',
  'inForceFrom',
  'informedOn',
  'knownOn',
  'laInformedOn',
  'laReceivedOn',
  'laToldOn',
  'lapsesOn',
  'leftOn',
  'lodgedOn',
  'measuredOn',
  'metOn',
  'minutedOn',
  'monitorUntil',
  'newestOn',
  'nextReviewOn',
  'noteGivenOn',
  'noticeOn',
  'on',
  'onRollFrom',
  'openedOn',
  'orderOn',
  'ourSencoToldOn',
  'packSentOn',
  'parentsToldOn',
  'planFrom',
  'plannedEndOn',
  'proposedEffectiveFrom',
  'raisedOn',
  'receivedOn',
  'recordFrom',
  'recordReceivedOn',
  'requestedOn',
  'reviewOn',
  'reviewProposedOn',
  'revokedOn',
  'saidOn',
  'servedOn',
  'setOn',
  'since',
  'startOn',
  'statusSince',
  'submittedOn',
  'theirSencoToldOn',
  'to',
  'transferOn',
  'transferredOn',
  'until',
];

test('days have these names and no others', () => {
  expect(distinct(NAMES.filter(({ type }) => type === 'CivilDate').map(({ name }) => name))).toEqual(DAYS);
});

describe('a list is one of codes or an enum, never both', () => {
  const TODAY = '2026-11-20';
  const LISTS: Readonly<Record<CodeListName, (on: string) => readonly (Dated & { readonly code: string })[]>> = {
    NEED: needCodesInForce,
    PROVISION: provisionCodesInForce,
    YEAR_GROUP: yearGroupsInForce,
    CEASE_REASON: ceaseReasonsInForce,
    EHC_EVIDENCE: evidenceChecklistInForce,
    PROVISION_TIER: provisionTiersInForce,
    PROVISION_KIND: provisionKindsInForce,
    FUNDING_SOURCE: fundingSourcesInForce,
  };
  const enums = Object.values(SCHEMA.getTypeMap()).filter(isEnumType);
  const codes = NAMES.filter(({ type }) => type === 'Code');

  test('no enum has the codes of a list, or its name', () => {
    expect(Object.keys(LISTS)).toEqual(Object.keys(CodeListNameEnum));
    const same = Object.entries(LISTS).flatMap(([list, inForce]) => {
      const listed = distinct(inForce(TODAY).map(({ code }) => code)).join(' ');
      return enums
        .filter(({ name }) => name.toUpperCase() === list.replaceAll('_', ''))
        .concat(enums.filter((one) => distinct(one.getValues().map(({ name }) => name)).join(' ') === listed))
        .map(({ name }) => `${list}: ${name}`);
    });
    // The provision code of a pupil is the enum everywhere; the list says only what the census calls it.
    expect(same).toEqual(['PROVISION: SenStatus']);
    expect(codes.filter(({ description }) => description.includes('PROVISION)'))).toEqual([]);
  });

  test('a field that is a code in one place is no enum in another', () => {
    const enumNames = new Set(enums.map(({ name }) => name));
    const both = distinct(codes.map(({ name }) => name)).filter((name) =>
      NAMES.some((one) => one.name === name && enumNames.has(one.type)),
    );
    // `kind` says of many things of what kind they are; `source` is the source of funding, of a budget or of a record;
    // the codes of rules and refusals are enums.
    expect(both).toEqual(['code', 'kind', 'source']);
  });
});
