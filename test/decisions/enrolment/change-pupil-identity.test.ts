import { describe, test } from '@jest/globals';
import {
  changePupilIdentity,
  type ChangePupilIdentity,
} from '../../../src/decisions/enrolment/change-pupil-identity.ts';
import { enrolled, fromDocument, given, registered, SCHOOL, TODAY } from '../../support/pupil-spec.ts';
import { AT, moving, ROBIN } from './moving.ts';

const TEMPORARY = 'U20100012401A';
const change = (members: Partial<ChangePupilIdentity> = {}): ChangePupilIdentity => ({
  ...AT,
  upn: null,
  surname: null,
  forename: null,
  dateOfBirth: null,
  sex: null,
  reason: 'NAME_CHANGE',
  ...members,
});
const spec = given(registered, enrolled).as(fromDocument);

describe('ChangePupilIdentity', () => {
  test('says what is new and leaves the rest as it is', () => {
    spec.when(moving(changePupilIdentity), change({ surname: 'Sample' }), ROBIN).recorded([
      {
        type: 'PupilIdentityChanged',
        data: {
          upn: null,
          surname: 'Sample',
          forename: null,
          dateOfBirth: null,
          sex: null,
          schoolUrn: SCHOOL,
          reason: 'NAME_CHANGE',
          retainUntil: null,
        },
        effectiveFrom: TODAY,
      },
    ]);
  });

  test('another date of birth is another end of retention', () => {
    spec
      .when(moving(changePupilIdentity), change({ dateOfBirth: '2015-05-01', reason: 'CORRECTION' }), ROBIN)
      .recorded([
        {
          type: 'PupilIdentityChanged',
          data: {
            upn: null,
            surname: null,
            forename: null,
            dateOfBirth: '2015-05-01',
            sex: null,
            schoolUrn: SCHOOL,
            reason: 'CORRECTION',
            retainUntil: 2045,
          },
          effectiveFrom: TODAY,
        },
      ]);
  });

  test('says something that the record does not', () => {
    spec.when(moving(changePupilIdentity), change(), ROBIN).refused('ALREADY_RECORDED');
    spec.when(moving(changePupilIdentity), change({ surname: 'Example', sex: 'F' }), ROBIN).refused('ALREADY_RECORDED');
    spec
      .when(moving(changePupilIdentity), change({ surname: 'Example', sex: 'M' }), ROBIN)
      .recordedTypes(['PupilIdentityChanged']);
  });

  test('a permanent UPN is given and permanent', () => {
    const temporary = { ...ROBIN, upn: TEMPORARY };
    spec
      .when(moving(changePupilIdentity), change({ reason: 'PERMANENT_UPN', upn: 'L383000422904' }), temporary)
      .recordedTypes(['PupilIdentityChanged']);
    spec
      .when(moving(changePupilIdentity), change({ reason: 'PERMANENT_UPN', upn: 'W33000022417F' }), temporary)
      .refused('PERMANENT_UPN_EXPECTED');
    spec
      .when(moving(changePupilIdentity), change({ reason: 'PERMANENT_UPN', surname: 'Sample' }), temporary)
      .refused('PERMANENT_UPN_EXPECTED');
    spec
      .when(moving(changePupilIdentity), change({ reason: 'CORRECTION', upn: 'W33000022417F' }), temporary)
      .recordedTypes(['PupilIdentityChanged']);
  });

  test('a UPN that another pupil has is refused', () => {
    spec
      .when(moving(changePupilIdentity, { upnTaken: true }), change({ upn: 'V201000124001' }), ROBIN)
      .refused('ALREADY_REGISTERED');
  });

  test('nobody is born in the future, or after coming on roll', () => {
    spec.when(moving(changePupilIdentity), change({ dateOfBirth: '2026-11-21' }), ROBIN).refused('DATE_IN_FUTURE');
    spec.when(moving(changePupilIdentity), change({ dateOfBirth: '2020-09-02' }), ROBIN).refused('DATE_BEFORE_BIRTH');
    spec
      .when(moving(changePupilIdentity), change({ dateOfBirth: '2020-09-01' }), ROBIN)
      .recordedTypes(['PupilIdentityChanged']);
  });
});
