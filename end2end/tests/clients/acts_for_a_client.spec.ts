import { choose, expect, goOn, referenceNumberOfAssisterOf, register, signInAs, test } from '../../fixtures/test';

test('an assister finds a client, works on the application, and is stopped in the middle', async ({
  page,
  step,
  another,
}) => {
  test.setTimeout(120_000);
  const desk = await another();
  const number = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  const assister = ((await desk.locator('.al-person__name').first().textContent()) ?? '').trim();
  const family = `Vue${String(Date.now()).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)])}`;
  await register(page, 'Mai', family);
  await choose(page, number);

  await step('the assister opens the list', () => signInAs(desk, assister), desk);
  await step('searches by name', async () => {
    await desk.getByLabel(/name/i).first().fill(family.toLowerCase());
    await desk.getByRole('button', { name: 'Search' }).click();
    await expect(desk).toHaveURL(/search=/);
    await expect(desk).not.toHaveURL(new RegExp(family, 'i'));
    await expect(desk.getByRole('link', { name: `Mai ${family}`, exact: true })).toBeVisible();
  }, desk);
  await step('opens the client', async () => {
    await desk.getByRole('link', { name: `Mai ${family}`, exact: true }).first().click();
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(`Mai ${family}`);
  }, desk);
  await step('says how the work is done', async () => {
    await desk.goto(`${desk.url().split('?')[0]}/begin`);
    await desk.getByRole('radio', { name: /By phone/ }).check();
    await desk.getByRole('button', { name: 'Go to the application' }).click();
    await expect(desk).toHaveURL(/\/application$/);
    await expect(desk.getByText('You are acting for')).toBeVisible();
  }, desk);
  await step('starts the application', () => goOn(desk, 'Start the application'), desk);
  await step('reads the warning to the client', async () => {
    await desk.getByRole('main').getByRole('checkbox').check();
    await goOn(desk);
  }, desk);
  await step('the client sees the same draft', async () => {
    await page.goto('/en/application');
    await expect(page.getByText(/by /).first()).toBeVisible();
  });
  await step('the client removes the assister', async () => {
    await page.goto('/en/assister/remove');
    await page.getByRole('main').getByRole('button', { name: /remove/i }).first().click();
    await expect(page.getByText('You have no assister')).toBeVisible();
  });
  await step('the assister’s next save is refused', async () => {
    await desk.getByRole('main').getByRole('radio', { name: /^Yes/ }).check();
    await desk.getByRole('button', { name: 'Save and go on' }).click();
    await expect(desk.getByText(/You can no longer act for this client/).first()).toBeVisible();
  }, desk);
  await step('the client is not on the list any more', async () => {
    await desk.goto('/en/clients');
    await expect(desk.getByRole('link', { name: `Mai ${family}`, exact: true })).toHaveCount(0);
  }, desk);
});
