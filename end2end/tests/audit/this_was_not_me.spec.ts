import { choose, expect, referenceNumberOfAssisterOf, register, signInAs, test } from '../../fixtures/test';

test('a consumer reads who did what, and says: this was not me', async ({ page, step, another }) => {
  test.setTimeout(180_000);
  const desk = await another();
  const office = await another();
  const number = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  const assister = ((await desk.locator('.al-person__name').first().textContent()) ?? '').trim();
  const family = `Lor${String(Date.now()).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)])}`;
  await register(page, 'Kia', family);
  await choose(page, number);
  await signInAs(desk, assister);
  await desk.goto('/en/clients?sort=newest');
  await desk.getByRole('link', { name: `Kia ${family}`, exact: true }).first().click();
  await expect(desk.getByRole('heading', { level: 1 })).toContainText(family);
  const client = desk.url().split('?')[0]!;

  await step('the record names the assister and what was done', async () => {
    await page.goto('/en/activity');
    await expect(page.getByText(new RegExp(`${assister}\\s+opened your file`)).first()).toBeVisible();
  });
  await step('asks what happens', async () => {
    await page.getByRole('listitem').filter({ hasText: 'opened your file' }).first()
      .getByRole('link', { name: /This was not me/ }).click();
    await expect(page.getByText('access to your file ends at once')).toBeVisible();
  });
  await step('tells staff', async () => {
    await page.getByRole('button', { name: 'Yes, tell staff' }).click();
    await expect(page.getByText('We have your report')).toBeVisible();
  });
  await step('the assister’s next page is closed', async () => {
    await desk.goto(client);
    await expect(desk.getByText(/You can no longer act for this client/).first()).toBeVisible();
  }, desk);
  await step('staff find the report and close it', async () => {
    await signInAs(office, 'Ingrid Sorensen');
    await office.goto('/en/reports');
    await office.getByRole('link', { name: new RegExp(family) }).first().click();
    await expect(office.getByRole('heading', { level: 1 })).toContainText('This was not me');
  }, office);
  await step('the whole trail is there for staff, too', async () => {
    await office.goto('/en/audit');
    await expect(office.getByRole('columnheader', { name: 'Who', exact: true })).toBeVisible();
  }, office);
});
