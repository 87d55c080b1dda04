/** A field, by the name it has here; or the elements inside an element, by the names they have in the file. */
export type Shape = string | { readonly [element: string]: Shape };

const NEEDS: Shape = { SENneed: { SENtypeRank: 'rank', SENtype: 'code', NeedStartDate: 'from', NeedEndDate: 'to' } };

const PUPIL: Shape = {
  UPN: 'upn',
  FormerUPN: 'formerUpn',
  Surname: 'surname',
  Forename: 'forename',
  DOB: 'dateOfBirth',
  // Gender gave way to Sex; files of both kinds go round.
  Sex: 'sex',
  Gender: 'sex',
  BasicDetails: { NCyearActual: 'ncYear', FormerUPN: 'formerUpn' },
  // Needs stand inside the history in the programs seen; some put them beside it.
  SENhistory: { SEN: { StartDate: 'from', SENprovision: 'status' }, SENneeds: NEEDS },
  SENneeds: NEEDS,
};

/**
 * The elements of a Common Transfer File 23 to 26 that are read. Everything else is passed over with all that is in it:
 * a Surname in a Contact is nobody's surname here.
 */
export const CTF_SHAPE: Shape = {
  CTfile: {
    Header: { CTFversion: 'version', DateTime: 'dateTime', SourceSchool: { LEA: 'lea', Estab: 'estab' } },
    CTFpupilData: { Pupil: PUPIL },
  },
};

/** Elements whose fields belong together. */
export const GROUPS = ['Header', 'Pupil', 'SEN', 'SENneed'] as const;
export type Group = (typeof GROUPS)[number];

export function isGroup(name: string): name is Group {
  return (GROUPS as readonly string[]).includes(name);
}

/** What an element is inside another one; undefined when it is passed over. */
export function shapeInside(outer: Shape | undefined, name: string): Shape | undefined {
  return typeof outer === 'object' && Object.hasOwn(outer, name) ? outer[name] : undefined;
}
