import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graveFaults, mapDrawn, picture, shutDown } from './browser.mjs';
import { signedIn } from './people.mjs';

after(shutDown);

test('the self-check leads to a record, and what it lacks is filled in there as a new version', async () => {
  const officer = await signedIn('officer', '/desk/?check=quality');
  await officer.getByRole('link', { name: '必填项' }).click();
  const first = officer.locator('.failing li', { hasText: '由来' }).first();
  const name = await first.locator('.name').innerText();
  await picture(officer, 'quality');
  await first.getByRole('link', { name: '打开记录' }).click();
  await officer.getByText('补正登记事项').click();
  await officer.getByRole('textbox', { name: '由来', exact: true }).fill('因旁有古渡得名');
  await officer.getByRole('textbox', { name: '含义', exact: true }).fill('渡口旁');
  await officer.getByRole('textbox', { name: '依据', exact: true }).fill('县志第三卷');
  await officer.locator('.amend').getByRole('button', { name: '登记' }).click();
  await officer.locator('.record dd', { hasText: '因旁有古渡得名' }).waitFor();
  assert.match(await officer.locator('main, body').first().innerText(), new RegExp(name));
  await officer.getByText('县志第三卷').first().waitFor();
  await mapDrawn(officer);
  await picture(officer, 'record-amended', { fullPage: true });
  assert.deepEqual(await graveFaults(officer), []);
  await close(officer);
});
