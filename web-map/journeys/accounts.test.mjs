import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { close, graveFaults, mapDrawn, open, picture, shutDown } from './browser.mjs';
import { change } from './office.mjs';

after(shutDown);

const PASSWORD = 'qinghe-demo-2026';

/** @param {string} account @param {string} [password] @returns {Promise<import('playwright-core').Page>} at the desk, or where the sign-in leads */
async function enter(account, password = PASSWORD, path = '/desk/', look = {}) {
  const page = await open('/sign-in/', look);
  await page.getByLabel('登录名').fill(account);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  if (path) await page.waitForURL(new RegExp(path));
  return page;
}

async function toAccount(page, name) {
  await page.getByRole('button', { name: /^账号/ }).click();
  await page.getByLabel(/个账号里找/).fill(name);
  await page.locator('.accounts .results a', { hasText: name }).click();
  await page.getByRole('heading', { name: '岗位' }).waitFor();
}

test('an administrator adds an account, the person changes the first password, and a role that is given makes a greyed button live', async () => {
  const root = await enter('administrator');
  await root.getByRole('button', { name: /^账号/ }).click();
  await root.getByRole('heading', { name: /青禾县 990121/ }).waitFor();
  await mapDrawn(root);
  await picture(root, 'desk-accounts');
  await root.getByLabel('登录名').fill('wang.fang');
  await root.getByLabel('姓名').fill('王芳');
  assert.equal(await root.getByLabel('区划').inputValue(), '990121');
  await root.getByRole('button', { name: '加账号，给首次口令' }).click();
  const first = await root.locator('.once .secret').innerText();
  assert.match(await root.locator('.sheet').innerText(), /王芳[\s\S]*口令待改[\s\S]*没有岗位/);
  await picture(root, 'desk-account-added');

  const wang = await enter('wang.fang', first, null);
  await wang.getByText('口令已到期，或由他人设定').waitFor();
  await picture(wang, 'sign-in-must-change');
  await wang.getByLabel('原口令').fill(first);
  await wang.getByLabel('新口令').fill('my-own-passphrase-7');
  await wang.getByRole('button', { name: '修改口令' }).click();
  await wang.getByText('我的账号').waitFor();
  assert.match(await wang.locator('.rights').innerText(), /登记地名 您的岗位没有此项权限/);
  await wang.goto(new URL('/desk/?check=journal', wang.url()).href);
  await wang.locator('.greyed', { hasText: '您的岗位没有此项权限' }).waitFor();
  assert.ok(await wang.getByRole('button', { name: '查日志' }).isDisabled());
  await mapDrawn(wang);
  await picture(wang, 'desk-journal-greyed');

  await root.getByLabel('岗位').selectOption('管理员');
  assert.ok(await root.getByRole('button', { name: '授予' }).isDisabled());
  await root.getByText('管理员由上级区划的管理员任免').waitFor();
  await root.getByLabel('岗位').selectOption('审批人');
  await root.getByRole('button', { name: '授予' }).click();
  await root.getByText('已授予 审批人 990121').waitFor();
  await picture(root, 'desk-account-granted');

  await wang.reload();
  await wang.locator('.entry').first().waitFor();
  assert.ok(await wang.getByRole('button', { name: '查日志' }).isEnabled(), 'the officer\'s greyed button is live');
  await mapDrawn(wang);

  await root.getByRole('button', { name: '收回 审批人' }).click();
  await root.getByText('已收回 审批人').waitFor();
  await wang.reload();
  await wang.locator('.greyed', { hasText: '您的岗位没有此项权限' }).waitFor();
  await mapDrawn(wang);
  await root.getByRole('link', { name: '账号的履历' }).click();
  await root.locator('.entry', { hasText: '收回授权' }).waitFor();
  assert.match(await root.locator('.history').innerText(), /收回授权[\s\S]*授权[\s\S]*改口令[\s\S]*登录[\s\S]*加账号/);
  await mapDrawn(root);
  await picture(root, 'desk-account-journal');
  await close(wang);
  await close(root);
});

test('the own account is greyed with its reason, and a disabled one cannot sign in', async () => {
  const root = await enter('administrator');
  await toAccount(root, 'administrator');
  assert.equal(await root.getByRole('button', { name: '重置口令' }).getAttribute('title'), '不能管理自己的账号和权限');
  assert.ok(await root.getByRole('button', { name: '停用' }).isDisabled());
  await toAccount(root, 'department-reviewer');
  await root.getByRole('button', { name: '停用' }).click();
  await root.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  assert.ok(await root.getByRole('button', { name: '停用' }).isVisible(), 'nothing happened');
  await root.getByRole('button', { name: '停用' }).click();
  await picture(root, 'desk-account-disable');
  await root.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await root.getByText('已停用，会话和令牌已失效').waitFor();
  const other = await enter('department-reviewer', PASSWORD, null);
  await other.getByRole('alert').getByText('账号或口令不对').waitFor();
  await root.getByRole('button', { name: '启用' }).click();
  await root.getByText('已启用，可以登录').waitFor();
  await mapDrawn(root);
  await close(other, { expected: [/status of 401/] });
  await close(root);
});

test('an expired password is asked to be changed, and then lets in', async () => {
  change('journey', `update account set password_set_at = now() - interval '400 days' where account = 'inspector'`);
  const page = await enter('inspector', PASSWORD, null);
  await page.getByText('口令已到期，或由他人设定').waitFor();
  await page.getByLabel('原口令').fill(PASSWORD);
  await page.getByLabel('新口令').fill(PASSWORD);
  await page.getByRole('button', { name: '修改口令' }).click();
  await page.getByRole('alert').getByText('新口令不能与原口令相同').waitFor();
  await page.getByLabel('原口令').fill(PASSWORD);
  await page.getByLabel('新口令').fill('a-fresh-passphrase-8');
  await page.getByRole('button', { name: '修改口令' }).click();
  await page.locator('#who').getByText('联检员 990121').waitFor();
  await close(page, { expected: [/status of 422/] });
});

test('an own machine token is made, shown once, and revoked', async () => {
  const page = await enter('officer');
  await mapDrawn(page);
  await page.goto(new URL('/sign-in/', page.url()).href);
  await page.getByText('签发新令牌').click();
  await page.getByLabel('名称').fill('QGIS 办公室');
  await page.getByRole('button', { name: '签发', exact: true }).click();
  const token = await page.locator('.once .secret').innerText();
  assert.match(token, /^fangyu_[\w-]{43}$/);
  await picture(page, 'sign-in-token', { fullPage: true });
  const ask = () => page.request.get(new URL('/api/session', page.url()).href, { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await (await ask()).json()).account, 'officer');
  await page.getByRole('button', { name: '吊销 QGIS 办公室' }).click();
  await page.getByText('已失效').waitFor();
  assert.equal((await ask()).status(), 401);
  await close(page);
});

for (const [size, look] of Object.entries({ phone: { width: 360, height: 740, theme: 'dark' }, wide: { width: 1920, height: 1080 } })) {
  test(`accounts, the journal and the own account, ${size}: nothing sticks out, and nothing serious for axe`, async () => {
    const page = await enter('administrator', PASSWORD, '/desk/', look);
    for (const [name, path, ready] of [['accounts', '/desk/?check=accounts', '.accounts .results'], ['account', '/desk/?check=accounts&subject=clerk', '.grants'], ['journal-open', '/desk/?check=journal&register=account', '.entry'], ['own', '/sign-in/', '.tokens']]) {
      if (new URL(page.url()).pathname === '/desk/') await mapDrawn(page);
      await page.goto(new URL(path, page.url()).href);
      await page.locator(ready).first().waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: no sideways scrolling`);
      assert.deepEqual(await graveFaults(page), [], name);
      await picture(page, `${name}-${size}`, { fullPage: size === 'phone' });
    }
    await close(page);
  });
}

test('accounts are managed by the keyboard alone', async () => {
  const page = await enter('administrator');
  await mapDrawn(page);
  await page.getByRole('button', { name: /^账号/ }).focus();
  await page.keyboard.press('Enter');
  const filter = page.getByLabel(/个账号里找/);
  await filter.focus();
  await page.keyboard.type('clerk');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '演示经办人' }).waitFor();
  await page.getByRole('button', { name: '退出所有会话' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('所有会话已退出。').waitFor();
  await page.getByRole('button', { name: '重置口令' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await close(page);
});
