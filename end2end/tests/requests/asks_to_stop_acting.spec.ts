import { choose, expect, referenceNumberOfAssisterOf, register, signInAs, test } from '../../fixtures/test';

test('an assister asks to stop, the line verifies the call and ends the link', async ({ page, step, another }) => {
  test.setTimeout(180_000);
  const desk = await another();
  const line = await another();
  const number = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  const assister = ((await desk.locator('.al-person__name').first().textContent()) ?? '').trim();
  const family = `Thao${String(Date.now()).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)])}`;
  await register(page, 'Pang', family);
  await choose(page, number);

  await step('the assister opens the client', async () => {
    await signInAs(desk, assister);
    await desk.goto('/en/clients?sort=newest');
    await desk.getByRole('link', { name: `Pang ${family}`, exact: true }).first().click();
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(family);
  }, desk);
  await step('reads that only the line ends a link, and asks', async () => {
    await desk.goto(`${desk.url().split('?')[0]}/stop`);
    await expect(desk.getByText('No assister can end the link with a client.')).toBeVisible();
    await desk.getByRole('radio', { name: 'I cannot reach the client' }).check();
    await desk.getByRole('button', { name: 'Send the request' }).click();
    await expect(desk).toHaveURL(/\/my-requests/);
  }, desk);
  await step('the line sees the request', async () => {
    await signInAs(line, 'Dawit Alemayehu');
    await line.goto('/en/requests');
    const row = line.getByRole('row').filter({ hasText: `for Pang ${family[0]}.` }).first();
    await expect(row).toBeVisible();
    await row.getByRole('link').first().click();
    await expect(line.getByText('Verify the caller first.')).toBeVisible();
  }, line);
  await step('compares what the caller says; one answer is wrong', async () => {
    const main = line.getByRole('main');
    await main.getByLabel('Assister’s full name').fill(assister);
    await main.getByLabel('NPN or Assister ID').fill('WRONG0000');
    await main.getByRole('button', { name: 'Compare' }).click();
    await expect(line.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
    await expect(line.getByText(family)).toHaveCount(0);
  }, line);
  await step('the client ends the link first', async () => {
    await page.goto('/en/assister/remove');
    await page.getByRole('main').getByRole('button', { name: /remove/i }).first().click();
    await expect(page.getByText('You have no assister')).toBeVisible();
  });
  await step('and the request is no longer needed', async () => {
    await desk.goto('/en/my-requests');
    await expect(desk.getByText('The link ended before the line decided.').first()).toBeVisible();
  }, desk);
});

test('a consumer who calls is compared and never told what is on file', async ({ page, step }) => {
  await step('the line opens the page for calls', async () => {
    await signInAs(page, 'Patrick Olson');
    await page.goto('/en/calls');
  });
  await step('somebody who is not there', async () => {
    const main = page.getByRole('main');
    await main.getByLabel('Full name').fill('Nobody Atall');
    await main.getByLabel('Month').fill('1');
    await main.getByLabel('Day').fill('2');
    await main.getByLabel('Year').fill('1980');
    await main.getByLabel('Email').fill('nobody@example.org');
    await main.getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  });
});
