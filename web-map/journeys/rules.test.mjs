import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graveFaults, mapDrawn, picture, shutDown } from './browser.mjs';
import { signedIn } from './people.mjs';

after(shutDown);

test('an officer switches a sound of the dialect and keeps the lists; the law is not weakened', async () => {
  const officer = await signedIn('officer', '/desk/?check=naming-rules');
  const sound = officer.locator('li', { hasText: 'in – ing' });
  await sound.getByRole('checkbox').click();
  await officer.getByText('请先写明依据').waitFor();
  assert.equal(await sound.getByRole('checkbox').isChecked(), true, 'nothing was changed');
  await officer.getByLabel('依据', { exact: true }).fill('青禾县地名管理办法第八条');
  await sound.getByRole('checkbox').click();
  await sound.getByText('本地').waitFor();
  assert.equal(await sound.getByRole('checkbox').isChecked(), false);
  await picture(officer, 'naming-rules');
  await sound.getByRole('button', { name: /取消本地规则/ }).click();
  await sound.getByText('全国').waitFor();
  assert.equal(await sound.getByRole('checkbox').isChecked(), true, 'what holds in the nation holds again');
  await officer.getByText('用字用词').click();
  await officer.getByLabel('字词', { exact: true }).fill('烂泥');
  await officer.locator('details', { hasText: '用字用词' }).getByRole('button', { name: '添加', exact: true }).click();
  await officer.locator('.words li', { hasText: '烂泥' }).getByText('本地').waitFor();
  await officer.getByText('规则 R01–R12').click();
  assert.equal(await officer.getByLabel('R08 · 重名 · 道路').getAttribute('title'), '您的岗位没有此项权限');
  await mapDrawn(officer);
  await picture(officer, 'naming-rules-lists', { fullPage: true });
  assert.deepEqual(await graveFaults(officer), []);

  const approver = await signedIn('approver', '/desk/?check=naming-rules');
  await approver.getByLabel('依据', { exact: true }).fill('试一试');
  await approver.getByText('规则 R01–R12').click();
  await approver.getByLabel('R08 · 重名 · 道路').selectOption('warning');
  await approver.getByText(/本地只能从严/).waitFor();
  assert.equal(await approver.getByLabel('R08 · 重名 · 道路').inputValue(), 'error');
  await approver.getByLabel('R08 · 同音 · 道路').selectOption('error');
  await approver.locator('tr', { hasText: 'R08 · 同音 · 道路' }).getByText('本地').waitFor();
  await approver.getByRole('button', { name: '取消本地规则 R08 same_sound road' }).click();
  await approver.locator('tr', { hasText: 'R08 · 同音 · 道路' }).getByText('全国').waitFor();
  await mapDrawn(approver);
  await close(approver, { expected: [/422/] });
  await close(officer);
});
