import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graveFaults, mapDrawn, open, picture, shutDown } from './browser.mjs';

// Every page on a phone and wide: pictures to look at, and no serious fault for those who cannot look.

after(shutDown);

const PAGES = {
  public: { path: '/', ready: '.doors' },
  results: { path: '/?q=xhl&panel=legend', ready: '.results' },
  naming: { path: '/desk/?check=naming', ready: '#specific' },
  inspection: { path: '/desk/?check=inspection&subject=QY01', ready: '.files' },
  record: { path: '/desk/?check=record&subject=boundary-lines/QY01', ready: '.entry' },
  personal: { path: '/desk/?check=record&subject=door-plates/M990121000007', ready: '.personal dl' },
  journal: { path: '/desk/?check=journal', ready: '.greyed' },
  sight: { path: '/desk/?check=sight&subject=C990121001', ready: 'svg.profile' },
};
const SIZES = { phone: { width: 360, height: 740 }, wide: { width: 1920, height: 1080 } };

const LOOKS = [['light', 'zh-CN'], ['dark', 'en']];

// Each page on the phone in one look and language and wide in the other, turn about: size, look and language are told apart
// by rules of their own, so every pair of them is seen, and each page twice.
Object.entries(PAGES).forEach(([name, { path, ready }], turn) => {
  Object.entries(SIZES).forEach(([size, viewport], wide) => {
    const [theme, language] = LOOKS[(turn + wide) % 2];
    test(`${name}, ${size}, ${theme}, ${language}: drawn, and nothing serious for axe`, async () => {
      const page = await open(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`, { ...viewport, theme });
      await page.locator(ready).first().waitFor();
      await mapDrawn(page);
      await picture(page, `${name}-${size}-${theme}-${language}`, { fullPage: size === 'phone' });
      assert.deepEqual(await graveFaults(page), []);
      await close(page);
    });
  });
});
