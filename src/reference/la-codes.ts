import type { CivilDate } from '../kernel/civil-date.ts';
import { inForce } from './dated.ts';
import type { Dated } from './dated.ts';

/** A local authority in England by its 3-digit code. Codes in UPNs may be those of closed authorities. */
export interface LocalAuthority extends Dated {
  readonly code: string;
  readonly name: string;
}

/** Authorities that began or ended at a reorganisation of local government; each stands with its order. */
const REORGANISED: readonly LocalAuthority[] = [
  ...opened(
    '2009-04-01',
    'SI 2008/907; SI 2008/634',
    '822 Bedford, 823 Central Bedfordshire, 895 Cheshire East, 896 Cheshire West and Chester',
  ),
  ...closed('2009-03-31', 'SI 2008/907; SI 2008/634', '820 Bedfordshire, 875 Cheshire'),
  ...opened('2019-04-01', 'SI 2018/648', '838 Dorset, 839 Bournemouth Christchurch and Poole'),
  ...closed('2019-03-31', 'SI 2018/648', '835 Dorset, 836 Poole, 837 Bournemouth'),
  ...opened('2021-04-01', 'SI 2020/156', '940 North Northamptonshire, 941 West Northamptonshire'),
  ...closed('2021-03-31', 'SI 2020/156', '928 Northamptonshire'),
  ...opened('2023-04-01', 'SI 2022/331', '942 Cumberland, 943 Westmorland and Furness'),
  ...closed('2023-03-31', 'SI 2022/331', '909 Cumbria'),
];

const UNCHANGED: readonly LocalAuthority[] = rows(
  `
  201 City of London, 202 Camden, 203 Greenwich, 204 Hackney, 205 Hammersmith and Fulham, 206 Islington, 207 Kensington and Chelsea,
  208 Lambeth, 209 Lewisham, 210 Southwark, 211 Tower Hamlets, 212 Wandsworth, 213 Westminster,
  301 Barking and Dagenham, 302 Barnet, 303 Bexley, 304 Brent, 305 Bromley, 306 Croydon, 307 Ealing, 308 Enfield, 309 Haringey,
  310 Harrow, 311 Havering, 312 Hillingdon, 313 Hounslow, 314 Kingston upon Thames, 315 Merton, 316 Newham, 317 Redbridge,
  318 Richmond upon Thames, 319 Sutton, 320 Waltham Forest,
  330 Birmingham, 331 Coventry, 332 Dudley, 333 Sandwell, 334 Solihull, 335 Walsall, 336 Wolverhampton,
  340 Knowsley, 341 Liverpool, 342 St Helens, 343 Sefton, 344 Wirral,
  350 Bolton, 351 Bury, 352 Manchester, 353 Oldham, 354 Rochdale, 355 Salford, 356 Stockport, 357 Tameside, 358 Trafford, 359 Wigan,
  370 Barnsley, 371 Doncaster, 372 Rotherham, 373 Sheffield,
  380 Bradford, 381 Calderdale, 382 Kirklees, 383 Leeds, 384 Wakefield,
  390 Gateshead, 391 Newcastle upon Tyne, 392 North Tyneside, 393 South Tyneside, 394 Sunderland, 420 Isles of Scilly,
  800 Bath and North East Somerset, 801 Bristol, 802 North Somerset, 803 South Gloucestershire,
  805 Hartlepool, 806 Middlesbrough, 807 Redcar and Cleveland, 808 Stockton-on-Tees,
  810 Kingston upon Hull, 811 East Riding of Yorkshire, 812 North East Lincolnshire, 813 North Lincolnshire, 815 North Yorkshire, 816 York,
  821 Luton, 825 Buckinghamshire, 826 Milton Keynes, 830 Derbyshire, 831 Derby, 840 Durham, 841 Darlington,
  845 East Sussex, 846 Brighton and Hove, 850 Hampshire, 851 Portsmouth, 852 Southampton, 855 Leicestershire, 856 Leicester, 857 Rutland,
  860 Staffordshire, 861 Stoke-on-Trent, 865 Wiltshire, 866 Swindon,
  867 Bracknell Forest, 868 Windsor and Maidenhead, 869 West Berkshire, 870 Reading, 871 Slough, 872 Wokingham,
  873 Cambridgeshire, 874 Peterborough, 876 Halton, 877 Warrington, 878 Devon, 879 Plymouth, 880 Torbay,
  881 Essex, 882 Southend-on-Sea, 883 Thurrock, 884 Herefordshire, 885 Worcestershire, 886 Kent, 887 Medway,
  888 Lancashire, 889 Blackburn with Darwen, 890 Blackpool, 891 Nottinghamshire, 892 Nottingham, 893 Shropshire, 894 Telford and Wrekin,
  908 Cornwall, 916 Gloucestershire, 919 Hertfordshire, 921 Isle of Wight, 925 Lincolnshire, 926 Norfolk, 929 Northumberland,
  931 Oxfordshire, 933 Somerset, 935 Suffolk, 936 Surrey, 937 Warwickshire, 938 West Sussex
`,
  { from: '1999-09-01', source: 'DfE local authority codes' },
);

export const LOCAL_AUTHORITIES: readonly LocalAuthority[] = [...UNCHANGED, ...REORGANISED].sort(
  (a, b) => Number(a.code) - Number(b.code),
);

const BY_CODE: ReadonlyMap<string, LocalAuthority> = new Map(LOCAL_AUTHORITIES.map((row) => [row.code, row]));

/** The authority of a code, open or closed; undefined for a code that has never been one since 1999. */
export function localAuthority(code: string): LocalAuthority | undefined {
  return BY_CODE.get(code);
}

export function localAuthoritiesInForce(on: CivilDate): readonly LocalAuthority[] {
  return inForce(LOCAL_AUTHORITIES, on);
}

function opened(from: CivilDate, source: string, list: string): readonly LocalAuthority[] {
  return rows(list, { from, source });
}

function closed(to: CivilDate, source: string, list: string): readonly LocalAuthority[] {
  return rows(list, { from: '1999-09-01', to, source });
}

function rows(list: string, dated: Dated): readonly LocalAuthority[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .map((entry) => ({ code: entry.slice(0, 3), name: entry.slice(4), ...dated }));
}
