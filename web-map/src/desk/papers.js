import { h, put } from '../parts/dom.js';
import { grey, oneLanguage, whyNot as mayNot } from '../parts/rights.js';
import { trouble, troubleText } from '../parts/trouble.js';
import { bytesText, momentText } from '../text/measures.js';
import { language, t } from '../text/words.js';
import { kindOf, newId, REGISTERS, typeWord } from './paper-kinds.js';

/**
 * Photos and papers of a record: what each side has handed in, and a place to hand in more. The server says with the list
 * what the person may do and why not.
 * @param {{api: any, who?: object|null, layer: string, code: string}} about `who`: the answer of /api/session @returns {HTMLElement|null} null for layers whose records have none
 */
export function papersSection({ api, who, layer, code }) {
  const register = REGISTERS[layer];
  if (!register) return null;
  if (mayNot(who, 'read-office')) return h('section', {}, h('h2', {}, t.papers.head), h('p', { class: 'soft' }, t.papers.notSeen));
  const adding = h('div', { class: 'adding' });
  const list = h('div', {}, h('p', { class: 'soft' }, t.detail.loading));
  const withdrawnToo = h('input', { type: 'checkbox', onchange: () => load() });
  const filter = h('label', { class: 'row small', hidden: true }, withdrawnToo, t.papers.withdrawnToo);
  let formStands = false;   // what is under way stays when the list is read again

  async function load() {
    try {
      const listing = await api.attachments(register, code, withdrawnToo.checked);
      if (!formStands) put(adding, addForm({ api, about: { register, code }, listing, added: load }));
      formStands = true;
      filter.hidden = false;
      put(list, listing.attachments.length ? h('ul', { class: 'papers' }, ...listing.attachments.map(paper => item(paper, listing, { api, changed: load }))) : h('p', { class: 'soft' }, t.papers.none));
    } catch (failure) {
      put(list, failure.status === 404 ? h('p', { class: 'soft' }, t.papers.notSeen) : trouble(failure, load));
    }
  }

  load();
  return h('section', { class: 'papers-section', 'aria-label': t.papers.head }, h('h2', {}, t.papers.head), adding, list, filter);
}

const inOneLanguage = sentence => oneLanguage(sentence, language === 'en');

const whyNot = may => (may.allowed ? '' : inOneLanguage(may.sentence));

// one that is there

function item(paper, listing, { api, changed }) {
  const side = listing.sides.length > 1 ? listing.sides.find(({ division }) => division === paper.division)?.name ?? paper.division : null;
  const facts = [t.papers.kinds[paper.kind], bytesText(paper.bytes), side && t.papers.side(side)].filter(Boolean).join(' · ');
  const change = h('div');
  const withdraw = paper.withdrawn ? null : grey(h('button', { class: 'link', type: 'button', 'aria-label': t.papers.withdrawName(paper.name), onclick: () => put(change, withdrawForm(paper, { api, changed, cancel: () => put(change) })) }, t.papers.withdraw), whyNot(paper.mayWithdraw));
  return h('li', { class: 'paper', dataset: { id: paper.id, withdrawn: Boolean(paper.withdrawn) } }, face(paper),
    h('div', {},
      h('p', {}, h('a', { class: 'paper-name', href: paper.content, download: paper.name }, paper.name)),
      h('p', { class: 'soft small' }, facts),
      h('p', { class: 'soft small' }, h('span', { title: paper.by }, paper.byName), ' · ', h('time', { datetime: paper.at }, momentText(paper.at, language))),
      paper.withdrawn ? h('p', { class: 'small' }, h('span', { class: 'chip cinnabar' }, t.papers.withdrawn), ' ', t.papers.withdrawnBy(paper.withdrawn.by, momentText(paper.withdrawn.at, language), paper.withdrawn.reason)) : null,
      change),
    withdraw);
}

/** The picture itself, small; for a document its type in letters. */
function face(paper) {
  if (!paper.picture) return h('span', { class: 'paper-face', 'aria-hidden': 'true' }, typeWord(paper.name));
  return h('a', { class: 'paper-face', href: paper.content, target: '_blank', rel: 'noopener', 'aria-label': t.papers.open(paper.name) }, h('img', { src: paper.content, alt: '', loading: 'lazy', decoding: 'async' }));
}

function withdrawForm(paper, { api, changed, cancel }) {
  const reason = h('input', { type: 'text', id: `why-${paper.id}`, maxlength: '500', required: true });
  const said = h('div');
  const send = async event => {
    event.preventDefault();
    try {
      await api.withdrawAttachment(paper.id, reason.value);
      changed();
    } catch (failure) {
      put(said, trouble(failure));
    }
  };
  setTimeout(() => reason.focus());
  return h('form', { class: 'withdraw', onsubmit: send, onkeydown: event => event.key === 'Escape' && cancel() },
    h('div', { class: 'field' }, h('label', { for: reason.id }, t.papers.reason), reason),
    h('div', { class: 'row' }, h('button', { class: 'button' }, t.papers.withdrawNow), h('button', { class: 'button quiet', type: 'button', onclick: cancel }, t.papers.cancel)), said);
}

// one more

function addForm({ api, about, listing, added }) {
  const reason = whyNot(listing.mayAdd);
  if (reason) return h('p', { class: 'row' }, grey(h('button', { class: 'button', type: 'button' }, t.papers.add), reason), h('span', { class: 'soft small' }, reason));
  const own = listing.sides.filter(({ mayAdd }) => mayAdd.allowed);
  const kind = h('select', { id: 'paper-kind' }, h('option', { value: '' }, t.papers.kindByName), ...Object.entries(t.papers.kinds).map(([value, word]) => h('option', { value }, word)));
  const side = h('select', { id: 'paper-side' }, ...own.map(({ division, name }) => h('option', { value: division }, name ?? division)));
  const under = h('ul', { class: 'under-way' });
  const take = files => {
    for (const file of files) under.append(upload({ api, file, about: { ...about, kind: kind.value || kindOf(file.name), division: side.value, name: file.name, id: newId() }, most: listing.taken.largestBytes, added }));
  };
  const input = h('input', { id: 'paper-file', type: 'file', multiple: true, class: 'unseen', onchange: event => {
    take([...event.target.files]);
    event.target.value = '';
  } });
  const fields = [h('div', { class: 'field' }, h('label', { for: 'paper-kind' }, t.papers.kind), kind), own.length > 1 ? h('div', { class: 'field' }, h('label', { for: 'paper-side' }, t.papers.forSide), side) : null];
  const zone = h('div', { class: 'drop' }, h('div', { class: 'row files' }, input, h('label', { class: 'button', for: 'paper-file' }, t.papers.add), h('span', { class: 'soft small' }, t.papers.drop)),
    h('p', { class: 'soft small' }, t.papers.taken(listing.taken.allowed, bytesText(listing.taken.largestBytes))), h('div', { class: own.length > 1 ? 'fields' : '' }, ...fields));
  hearDrops(zone, take);
  return [zone, under];
}

function hearDrops(zone, take) {
  const over = on => zone.classList.toggle('over', on);
  zone.addEventListener('dragover', event => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  });
  zone.addEventListener('dragleave', () => over(false));
  zone.addEventListener('drop', event => {
    event.preventDefault();
    over(false);
    take([...event.dataTransfer.files]);
  });
}

/** One file on its way: how far it is; then it is in the list, or here with the reason and a way to try again. */
function upload({ api, file, about, most, added }) {
  const line = h('li', { class: 'upload', 'aria-label': file.name });
  const gone = () => line.remove();
  const refused = (sentence, again) => put(line, h('p', { role: 'alert' }, h('span', { class: 'mark' }, `${t.marks.error} `), h('b', {}, file.name), ' ', sentence),
    h('div', { class: 'row' }, again ? h('button', { class: 'button', type: 'button', onclick: again }, t.errors.again) : null, h('button', { class: 'button quiet', type: 'button', onclick: gone }, t.papers.dismiss)));
  const send = async () => {
    const stop = new AbortController();
    const bar = h('progress', { max: '1', 'aria-label': file.name });
    bar.value = 0;
    put(line, h('p', { class: 'row end' }, h('span', {}, file.name), h('button', { class: 'link', type: 'button', onclick: () => stop.abort() }, t.papers.stop)), bar);
    try {
      await api.attach(about, file, { signal: stop.signal, onProgress: share => (bar.value = share) });
      gone();
      added();
    } catch (failure) {
      if (failure.name === 'AbortError') gone();
      else refused(refusalText(failure), failure.kind === 'problem' && failure.status < 500 ? null : send);
    }
  };
  if (file.size > most) refused(t.papers.tooLarge(bytesText(file.size), bytesText(most)));
  else send();
  return line;
}

/** The reason and, where the server says it, what was found and what would do. */
function refusalText(failure) {
  const parts = [inOneLanguage(troubleText(failure))];
  if (failure.kind === 'problem' && [415, 422].includes(failure.status)) {
    if (failure.offender) parts.push(t.papers.found(inOneLanguage(failure.offender)));
    if (failure.bound) parts.push(t.papers.wanted(inOneLanguage(failure.bound)));
  }
  return parts.join(t.papers.stopMark);
}
