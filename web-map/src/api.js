/** The only file that asks the server. Every refusal becomes a {@link Refusal} with a sentence a person can read. */

/** The server, or the way to it, said no. `kind` is 'network', 'problem' or 'unreadable'. */
export class Refusal extends Error {
  /** @param {string} kind @param {string} sentence @param {{status?: number, field?: string, bound?: any, offender?: any}} [more] */
  constructor(kind, sentence, more = {}) {
    super(sentence);
    this.kind = kind;
    Object.assign(this, more);
  }
}

export const status = () => ask('/api/status');
export const layers = () => ask('/api/layers').then(body => body.layers);

/** @param {string} text @param {{limit?: number, near?: [number, number], signal?: AbortSignal}} [options] */
export const search = (text, { limit = 20, near, signal } = {}) =>
  ask(`/api/search?${new URLSearchParams({ q: text, limit, ...(near ? { near: near.map(n => n.toFixed(5)).join(',') } : {}) })}`, { signal });

/** @returns {Promise<object>} one GeoJSON feature */
export const item = (layer, id) => ask(`/ogc/collections/${layer}/items/${encodeURIComponent(id)}`, asGeoJson());

/** @param {string} layer @param {Record<string, any>} filters bbox as [w,s,e,n]; other names are properties */
export function items(layer, { bbox, limit = 50, signal, ...filters } = {}) {
  const query = new URLSearchParams({ limit, ...(bbox ? { bbox: bbox.map(n => n.toFixed(6)).join(',') } : {}), ...filters });
  return ask(`/ogc/collections/${layer}/items?${query}`, { ...asGeoJson(), signal });
}

/** What a drawn, extended, split or merged road will be. @param {{act: 'draw'|'extend'|'split'|'merge', geometry?: object, recordCode?: string, intoCode?: string, atMetres?: number}} wish */
export const planRoad = wish => ask('/api/naming/roads/plan', asJson(wish));

export const checkNaming = (proposal, signal) => ask('/api/naming/check', { ...asJson(proposal), signal });

/** @param {{specific: string, generic?: string, target: string, divisionCode?: string}} name @returns {Promise<object>} each syllable with where its reading comes from */
export const draftReading = name => ask('/api/naming/readings/draft', asJson(name));
export const confirmReading = (code, ordinal, body) => tell(`/api/naming/cases/${encodeURIComponent(code)}/items/${ordinal}/reading`, body, 'PUT');

/** Naming cases: each answer is the whole case as it now is. @param {{state?: string, all?: string}} [filter] */
/** Names of a record beside the standard one. @param {string} register place, road or division */
export const otherNames = (register, code, withdrawnToo = false) => ask(`/api/naming/other-names?${new URLSearchParams({ register, code, ...(withdrawnToo ? { withdrawn: 'true' } : {}) })}`);
export const addOtherName = wish => tell('/api/naming/other-names', wish);
export const withdrawOtherName = (id, reason) => tell(`/api/naming/other-names/${id}/withdraw`, { reason });

/** Where to ask for names. @param {{division: string, near?: [number, number], kind?: string}} wanted */
export const walkList = ({ near, ...wanted }) => ask(`/api/naming/collection/walk-list?${new URLSearchParams(given({ ...wanted, near: near?.map(n => n.toFixed(6)).join(',') }))}`);
/** @param {{state?: string, before?: string}} wanted */
export const collectedNames = wanted => ask(`/api/naming/collection?${new URLSearchParams(given(wanted))}`);
/** Hands a collected name in; the same again is answered as at the first time. */
export const collect = name => tell('/api/naming/collection', name);
export const changeCollected = (code, name) => tell(`/api/naming/collection/${code}`, name, 'PUT');
export const collectedState = (code, change) => tell(`/api/naming/collection/${code}/state`, change);
/** @param {{name: string, at: [number, number], placeClass: string, heard?: string, about?: {register: string, code: string}|null}} sketch */
export const collectedDuplicates = ({ name, at, placeClass, heard, about }, signal) =>
  ask(`/api/naming/collection/duplicates?${new URLSearchParams(given({ name, at: at.map(n => n.toFixed(6)).join(','), placeClass, heard: heard || undefined, aboutRegister: about?.register, aboutCode: about?.code }))}`, { signal });
/** @param {{title: string, codes: string[]}} wish @returns {Promise<{caseCode: string}>} */
export const intoCase = wish => tell('/api/naming/collection/into-case', wish);

export const namingCases = (filter = {}) => ask(`/api/naming/cases?${new URLSearchParams(given(filter))}`).then(body => body.cases);
export const namingCase = code => ask(caseAddress(code));
/** @param {{divisionCode: string, title: string, items?: object[]}} wish */
export const openCase = wish => tell('/api/naming/cases', wish);
export const changeCase = (code, change) => tell(caseAddress(code), change, 'PATCH');
export const caseFindings = (code, signal) => ask(caseAddress(code, '/findings'), { signal });
export const addCaseItems = (code, items) => tell(caseAddress(code, '/items'), { items });
export const changeCaseItem = (code, ordinal, change) => tell(caseAddress(code, `/items/${ordinal}`), change, 'PATCH');
export const withdrawCaseItem = (code, ordinal, reason) => tell(caseAddress(code, `/items/${ordinal}?${new URLSearchParams({ reason })}`), undefined, 'DELETE');
export const weighFinding = (code, ordinal, rule, reason) => tell(caseAddress(code, `/items/${ordinal}/reasons/${encodeURIComponent(rule)}`), { reason }, 'PUT');
export const weighNoMore = (code, ordinal, rule) => tell(caseAddress(code, `/items/${ordinal}/reasons/${encodeURIComponent(rule)}`), undefined, 'DELETE');
export const addCasePaper = (code, paper) => tell(caseAddress(code, '/papers'), paper);
export const withdrawCasePaper = (code, id) => tell(caseAddress(code, `/papers/${id}`), undefined, 'DELETE');
export const takeStep = (code, step) => tell(caseAddress(code, '/steps'), step);
/** What the public said about a case. */
export const caseComments = code => ask(caseAddress(code, '/comments'));
export const replyToComment = (code, receipt, body) => tell(caseAddress(code, `/comments/${receipt}/reply`), body);
export const caseDocuments = code => ask(caseAddress(code, '/documents'));
export const templateAddress = (kind, division) => `/api/naming/templates/${kind}.docx?${new URLSearchParams({ division })}`;
/** @param {number} based version of the division that it was made from, 0 for none @param {Blob} docx */
export const handInTemplate = async (kind, division, based, docx) => (token() || (await session()), ask(`${templateAddress(kind, division)}&based=${based}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: docx }));
const caseAddress = (code, rest = '') => `/api/naming/cases/${encodeURIComponent(code)}${rest}`;

/** What the register says of a name. @param {'road'|'place'} register */
export const nameRecord = (register, code) => ask(recordAddress(register, code));
/** @param {{base: number, reason: string, set?: object, endsOn?: string}} wish */
export const amendRecord = (register, code, wish) => tell(recordAddress(register, code), wish, 'PATCH');
const recordAddress = (register, code) => `/api/naming/records/${register}/${encodeURIComponent(code)}`;

/** The rules of naming of a place. @param {string} [division] */
export const namingRules = division => ask(`/api/naming/rules?${new URLSearchParams(given({ division }))}`);
/** @param {string} table e.g. "near-sounds" @param {object} row @returns {Promise<object[]>} the table as it then is */
export const setNamingRule = (table, row) => tell(`/api/naming/rules/${table}`, row);

/** Changes of divisions: each answer is the whole change as it now is. */
export const divisionChanges = () => ask('/api/naming/division-changes').then(body => body.changes);
export const divisionChange = code => ask(changeAddress(code));
/** @param {{divisionCode: string, title: string, items?: object[]}} wish */
export const openDivisionChange = wish => tell('/api/naming/division-changes', wish);
/** @param {{version: number, set: object}} change */
export const changeDivisionChange = (code, change) => tell(changeAddress(code), change, 'PATCH');
/** @param {{version: number, items: object[]}} more */
export const addDivisionItems = (code, more) => tell(changeAddress(code, '/items'), more);
export const removeDivisionItem = (code, ordinal, version) => tell(changeAddress(code, `/items/${ordinal}?version=${version}`), undefined, 'DELETE');
export const divisionPreview = code => ask(changeAddress(code, '/preview'));
export const divisionTableAddress = code => changeAddress(code, '/preview.csv');
/** @param {{step: string, version: number, note?: string}} step */
export const divisionChangeStep = (code, step) => tell(changeAddress(code, '/steps'), step);
const changeAddress = (code, rest = '') => `/api/naming/division-changes/${encodeURIComponent(code)}${rest}`;

/** @param {string} line code @param {string} gpx the file's text */
export const walked = (line, gpx, corridorMetres) =>
  ask(`/api/boundaries/lines/${encodeURIComponent(line)}/walked${corridorMetres ? `?corridor=${corridorMetres}` : ''}`, {
    method: 'POST', body: gpx, headers: { 'content-type': 'application/gpx+xml' },
  });

export const offsets = (line, measured) => ask(`/api/boundaries/lines/${encodeURIComponent(line)}/offsets`, asJson(measured));

/** @param {object} body polygons of both sides, or {line: CODE} for the stored ones */
export const coverage = body => ask('/api/boundaries/coverage', asJson(body));

/** @param {(progress: {done: number, of: number}) => void} [onProgress] called while a long check goes on; aborting ends it on the server too */
export const visibility = (question, signal, onProgress) => ask('/api/visibility?watch', { ...asJson(question), signal }, response => lastLine(response, onProgress));

/** @param {[number, number]} from lon lat @param {[number, number]} to */
export const profile = (from, to, { eyeHeight, targetHeight }, signal) =>
  ask(`/api/visibility/profile?${new URLSearchParams({ from: from.join(','), to: to.join(','), ...given({ eyeHeight, targetHeight }) })}`, { signal });

/** @returns {Promise<{automatic: boolean, zones: any[]}>} the sight zones of whole corridors, each with how it stands */
export const sightZones = () => ask('/api/visibility/zones');
/** @param {{road: string}|{zone: string}|{name: string, along: object, division?: string}} wanted */
export const computeZone = wanted => tell('/api/visibility/zones', wanted);
export const cancelZone = code => tell(`/api/visibility/zones/${encodeURIComponent(code)}`, undefined, 'DELETE');
export const withdrawZone = code => tell(`/api/visibility/zones/${encodeURIComponent(code)}/withdraw`, {});

/** @param {string} layer @param {string} code @param {string} [cursor] of the page before */
export const personal = (layer, code) => ask(`/api/personal/${layer}/${encodeURIComponent(code)}`);
/** @returns {Promise<{value: string}>} one field in full; the reason goes into the journal first */
export const unmask = (layer, code, field, reason) => tell(`/api/personal/${layer}/${encodeURIComponent(code)}/unmask`, { field, reason });

export const history = (layer, code, cursor) => ask(`/api/history/${layer}/${encodeURIComponent(code)}?${new URLSearchParams(given({ cursor }))}`);

/** @param {Record<string, string>} filters @param {string} [cursor] of the page before */
export const journal = (filters, cursor) => ask(`/api/journal?${new URLSearchParams(given({ ...filters, cursor }))}`);

/** @returns {Promise<object>} the accounts that the asker administers, each with what may be done with it */
export const accounts = () => ask('/api/accounts');
/** @param {{account: string, displayName: string, division: string, role: string|null}} fresh */
export const addAccount = fresh => tell('/api/accounts', fresh);
/** @param {string} what e.g. "grants", "disable", "tokens/7/revoke" */
export const changeAccount = (account, what, body) => tell(`/api/accounts/${encodeURIComponent(account)}/${what}`, body);
export const ownTokens = () => ask('/api/account/tokens').then(body => body.tokens);
export const makeOwnToken = wish => tell('/api/account/tokens', wish);
export const revokeOwnToken = id => tell(`/api/account/tokens/${id}/revoke`, {});

/** Practice files, served on the demo only. */
export const demoTrack = () => ask('/api/demo/track.gpx', {}, response => response.text());
export const demoFile = name => ask(`/api/demo/${name}.geojson`);

/** @returns {Promise<object>} who is signed in, and each act with the reason why not; also brings the token that requests must repeat */
export const session = () => ask('/api/session');
export const signIn = (account, password) => tell('/api/sign-in', { account, password });
export const signInCode = code => tell('/api/sign-in/code', { code });
/** @param {{link: string, account: string, displayName: string, password: string}} administrator */
export const signInFirst = administrator => tell('/api/sign-in/first', administrator);
export const signOut = () => tell('/api/sign-out', {});
export const signOutEverywhere = () => tell('/api/sign-out/everywhere', {});
export const changePassword = (old, fresh) => tell('/api/account/password', { old, fresh });
export const newSecondFactor = () => tell('/api/account/second-factor', {});
export const confirmSecondFactor = code => tell('/api/account/second-factor/confirm', { code });

/** Photos and papers of a record. @param {string} register as the journal names it: "boundary-line" */
export const attachments = (register, code, withdrawnToo = false) => ask(`/api/attachments?${new URLSearchParams({ register, code, ...(withdrawnToo ? { withdrawn: 'true' } : {}) })}`);
export const withdrawAttachment = (id, reason) => tell(`/api/attachments/${id}/withdraw`, { reason });

/**
 * Hands a file in. The same id with the same file again is answered as at the first time.
 * @param {{register: string, code: string, kind: string, name: string, id: string, division?: string}} about
 * @param {Blob} file @param {{onProgress?: (share: number) => void, signal?: AbortSignal}} [options]
 */
export const attach = async (about, file, options = {}) => (token() || (await session()), send(`/api/attachments?${new URLSearchParams(given(about))}`, file, options));

/** Announced cases, the newest first. @param {{q?: string, from?: string, to?: string, cursor?: string}} wanted */
export const announcements = wanted => ask(`/api/announcements?${new URLSearchParams(given(wanted))}`);
export const announcement = code => ask(`/api/announcements/${encodeURIComponent(code)}`);
/** @param {string} code twenty digits, or a road's own */
export const standardName = code => ask(`/api/names/${encodeURIComponent(code)}`);
export const consultations = () => ask('/api/consultations');
export const consultation = code => ask(`/api/consultations/${encodeURIComponent(code)}`);
/** @param {{stance: string, comment: string, item?: number}} said @returns {Promise<{receipt: string}>} told once */
export const comment = (code, said) => tell(`/api/consultations/${encodeURIComponent(code)}/comments`, said);
export const receipt = code => ask(`/api/consultations/receipts/${encodeURIComponent(code)}`);

/** The self-check of the names that the asker sees. */
export const quality = () => ask('/api/naming/quality');
/** @param {string} check e.g. "Q05" @param {string} [cursor] of the page before */
export const qualityRecords = (check, cursor) => ask(`/api/naming/quality/${check}?${new URLSearchParams(given({ cursor }))}`);
export const qualitySheet = check => `/api/naming/quality/${check}?format=csv`;
/** @param {{register: string, code: string, note?: string}} record */
export const verifyName = record => tell('/api/naming/quality/verifications', record);

const given = values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const asJson = body => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const asGeoJson = () => ({ headers: { accept: 'application/geo+json' } });

/** What changes something here must repeat the token; a page that has none yet fetches it. */
const tell = async (path, body, method = 'POST') => (token() || (await session()), ask(path, { ...asJson(body), method }));
const token = () => /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
const SAFE = [undefined, 'GET', 'HEAD'];

/** Another site can make a browser send our cookies, but cannot read them: so the token is repeated in a header. */
const unforged = options => (SAFE.includes(options.method) || !token() ? options : { ...options, headers: { ...options.headers, 'x-xsrf-token': decodeURIComponent(token()) } });

async function ask(path, options = {}, read = response => response.json()) {
  let response;
  try {
    response = await fetch(path, unforged(options));
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refusal('network', failure.message);
  }
  if (!response.ok) throw await refusal(response);
  try {
    return await read(response);
  } catch (failure) {
    if (failure.name === 'AbortError' || failure instanceof Refusal) throw failure;
    throw new Refusal('unreadable', failure.message, { status: response.status });
  }
}

/** Long work answers a JSON object a line: how far it is, and last the answer or the problem. */
async function lastLine(response, onProgress) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const said = JSON.parse(line);
      if (said.answer) return said.answer;
      if (said.problem) throw new Refusal('problem', said.problem.detail ?? '', said.problem);
      onProgress?.(said);
    }
    if (done) throw new Error('the answer broke off');
  }
}

/** As {@link ask}, with what fetch cannot tell: how much of the body has gone. */
function send(path, body, { onProgress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(unforged({ method: 'POST', headers: { 'content-type': 'application/octet-stream' } }).headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = event => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onerror = () => reject(new Refusal('network', ''));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.onload = () => {
      const said = parsed(request.responseText);
      if (request.status < 300 && said) resolve(said);
      else reject(request.status < 300 ? new Refusal('unreadable', '') : new Refusal('problem', said?.detail ?? said?.title ?? '', { ...said, status: request.status }));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  return new Refusal('problem', problem.detail ?? problem.title ?? '', { ...problem, status: response.status });
}
