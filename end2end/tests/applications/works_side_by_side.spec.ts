import { actFor, choose, expect, goOn, ready, referenceNumberOfAssisterOf, register, signInAs, test } from '../../fixtures/test';

test('@wasm a client and an assister work on one draft at the same moment', async ({ page, another, step }) => {
  test.setTimeout(120_000);
  const desk = await another();
  const number = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  const assister = ((await desk.locator('.al-person__name').first().textContent()) ?? '').trim();
  const given = assister.split(' ')[0]!;
  const family = `Gedi${String(Date.now()).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)])}`;
  await register(page, 'Ifrah', family);
  await choose(page, number);

  await step('the consumer starts and comes to the address', async () => {
    await page.goto('/en/application');
    await goOn(page, 'Start the application');
    await page.getByRole('checkbox').check();
    await goOn(page);
    await page.goto('/en/application/contact-address');
    await ready(page);
  });
  await step('the assister opens the same page', async () => {
    await signInAs(desk, assister);
    const client = await actFor(desk, `Ifrah ${family}`, /By phone/);
    await desk.goto(`${client}/application/contact-address`);
    await ready(desk);
    await expect(desk.getByText('Ifrah is on this page too')).toBeVisible();
  }, desk);
  await step('each sees that the other is there', async () => {
    await expect(page.getByText(`${given} is on this page too`)).toBeVisible();
  });
  await step('the assister types; the consumer is told without loading the page', async () => {
    await desk.getByLabel('City').fill('Duluth');
    await desk.getByLabel('ZIP').fill('55802');
    await desk.getByLabel('Street').first().focus();
    await expect(page.getByText(new RegExp(`${given} changed this answer .*Duluth`))).toBeVisible();
  });
  await step('both type into different fields, and nothing is lost', async () => {
    await page.getByLabel('Street').first().fill('77 Loon Court');
    await page.getByLabel('City').focus();
    await expect(page.locator('.al-saved').filter({ hasText: /Saved at/ })).toBeVisible();
    await page.goto('/en/application/contact-address');
    await expect(page.getByLabel('Street').first()).toHaveValue('77 Loon Court');
    await expect(page.getByLabel('City')).toHaveValue('Duluth');
    await expect(page.getByLabel('ZIP')).toHaveValue('55802');
  });
});
