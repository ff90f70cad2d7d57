import { actFor, choose, expect, goOn, ownFamilyName, referenceNumberOfAssisterOf, register, signInAs, test } from '../../fixtures/test';

test('a draft is given up by the assister, brought back by the client, and given up for good', async ({
  page,
  step,
  another,
}) => {
  test.setTimeout(120_000);
  const desk = await another();
  const number = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  const assister = ((await desk.locator('.al-person__name').first().textContent()) ?? '').trim();
  const family = ownFamilyName('Xiong');
  await register(page, 'Bao', family);
  await choose(page, number);

  await step('the client starts and gives an address', async () => {
    await page.goto('/en/application');
    await goOn(page, 'Start the application');
    await page.getByRole('checkbox').check();
    await goOn(page);
    await page.goto('/en/application/contact-address');
    await page.getByLabel('Street').first().fill('5 Heron Row');
    await page.getByRole('button', { name: 'Stop here, come back later' }).click();
    await expect(page).toHaveURL(/\/en\/application$/);
  });
  await step('the client is in the middle of typing', async () => {
    await page.goto('/en/application/contact-address');
    await expect(page.getByLabel('Street').first()).toHaveValue('5 Heron Row');
  });
  await step('the assister opens the file', async () => {
    await signInAs(desk, assister);
    await actFor(desk, `Bao ${family}`, /By phone/);
  }, desk);
  await step('reads what is lost and what stays', async () => {
    await desk.getByRole('link', { name: 'Throw this application away' }).click();
    await expect(desk.getByRole('heading', { level: 1 })).toContainText(/Throw away Bao’s application/);
    await expect(desk.getByText('Bao is told that you did this')).toBeVisible();
  }, desk);
  await step('and throws it away', async () => {
    await desk.getByRole('button', { name: 'Yes, throw it away' }).click();
    await expect(desk.getByText(/You threw this application away/)).toBeVisible();
  }, desk);
  await step('the client’s next save is refused, and the text is still there', async () => {
    await page.getByLabel('City').fill('Duluth');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await expect(page.getByText(/This application was thrown away, so nothing more is saved/).first()).toBeVisible();
    const typed = page.getByLabel('City');
    if ((await typed.count()) > 0) await expect(typed).toHaveValue('Duluth');
    else await expect(page.getByText('Duluth')).toBeVisible();
  });
  await step('the client reads who did it', async () => {
    await page.goto('/en/home');
    await expect(page.getByText(`${assister} threw away your application`, { exact: true })).toBeVisible();
  });
  await step('and brings it back as it was', async () => {
    await page.goto('/en/application');
    await page.getByRole('button', { name: 'Go on with the application that was thrown away' }).click();
    await expect(page.getByText(/of 7 parts done/)).toBeVisible();
    await page.goto('/en/application/contact-address');
    await expect(page.getByLabel('Street').first()).toHaveValue('5 Heron Row');
  });
  await step('decides to keep it', async () => {
    await page.goto('/en/application/withdraw');
    await page.getByRole('link', { name: 'No, keep it' }).click();
    await expect(page).toHaveURL(/\/en\/application$/);
  });
  await step('and in the end throws it away', async () => {
    await page.getByRole('link', { name: 'Throw this application away' }).click();
    await page.getByRole('button', { name: 'Yes, throw it away' }).click();
    await expect(page.getByRole('button', { name: 'Start the application' })).toBeVisible();
  });
  await step('another one begins empty', async () => {
    await goOn(page, 'Start the application');
    await page.getByRole('checkbox').check();
    await goOn(page);
    await page.goto('/en/application/contact-address');
    await expect(page.getByLabel('Street').first()).toHaveValue('');
  });
});
