// Identity numbers of owners and kin: invented, of the county's own code that is nobody's, but with right check characters.

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const DIVISION = '990121';

const two = n => String(n).padStart(2, '0');

/** A resident's number (GB 11643) of somebody born from 1945 to 2001. */
export function residentNumber(random) {
  const body = `${DIVISION}${random.integer(1945, 2001)}${two(random.integer(1, 12))}${two(random.integer(1, 28))}${String(random.integer(1, 999)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

/** A trader's unified social credit code (GB 32100). */
export function creditCode(random) {
  const body = `92${DIVISION}MA${Array.from({ length: 7 }, () => random.pick([...CREDIT])).join('')}`;
  let sum = 0;
  for (let i = 0, weight = 1; i < 17; i++, weight = (weight * 3) % 31) sum += weight * CREDIT.indexOf(body[i]);
  return body + CREDIT[(31 - (sum % 31)) % 31];
}

/** Gives some owners of plates and some kin of graves the number of their paper. */
export function giveIdentityNumbers(plates, graves, random) {
  for (const plate of plates) {
    if (!plate.owner_name || random.chance(0.4)) continue;
    const trader = plate.owner_name.includes('记');
    plate.owner_id_kind = trader ? 'credit_code' : 'resident_id';
    plate.owner_id_number = trader ? creditCode(random) : residentNumber(random);
  }
  for (const grave of graves) {
    if (!grave.kin_contact || random.chance(0.6)) continue;
    grave.kin_id_kind = 'resident_id';
    grave.kin_id_number = residentNumber(random);
  }
}
