import { choose, expect, referenceNumberOfAssisterOf, register, signInAs, test } from '../../fixtures/test';

test('a consumer chooses an assister by number, and removes them again', async ({ page, step, another }) => {
  const number = await referenceNumberOfAssisterOf(await another(), 'Amina Warsame');
  await step('opens an account', () => register(page, 'Sahra', 'Abdi'));
  await step('goes to choose an assister', async () => {
    await page.goto('/en/assister/choose');
  });
  await step('types a broker’s license number', async () => {
    await page.getByLabel('Reference number').fill('1234567890');
    await page.getByRole('button', { name: 'Find assister' }).click();
    await expect(page.getByRole('link', { name: /license number/ })).toBeVisible();
    await expect(page.getByLabel('Reference number')).toHaveValue('1234567890');
  });
  await step('types the number with a dash', async () => {
    await page.getByLabel('Reference number').fill(number.replace(' ', '-'));
    await page.getByRole('button', { name: 'Find assister' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('act for you?');
  });
  await step('says yes without a tick', async () => {
    await page.getByRole('button', { name: /^Yes, let/ }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  });
  await step('ticks the box and says yes', async () => {
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /^Yes, let/ }).click();
    await expect(page).toHaveURL(/\/en\/assister$/);
    await expect(page.getByText('Can act for you since')).toBeVisible();
  });
  await step('reads the record', async () => {
    await page.getByRole('link', { name: 'See or print what you agreed to' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('You let');
    await expect(page.getByText('The words you read')).toBeVisible();
  });
  await step('opens the page to remove', async () => {
    await page.goto('/en/assister/remove');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Remove');
  });
  await step('removes', async () => {
    await page.getByRole('main').getByRole('button', { name: /remove/i }).first().click();
    await expect(page).toHaveURL(/\/en\/assister$/);
    await expect(page.getByText('You have no assister')).toBeVisible();
  });
  await step('looks at everyone who has helped', async () => {
    await page.goto('/en/assister/history');
    await expect(page.getByText('ended when you removed this assister')).toBeVisible();
  });
});

test('changing to someone else leaves no gap and tells the assister', async ({ page, step, another }) => {
  const desk = await another();
  const first = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  await register(page, 'Pa Houa', 'Yang');
  await step('chooses the first', () => choose(page, first));
  const assister = (await page.locator('.al-person__name').first().textContent()) ?? '';
  const second = await step('finds a second number', async () => {
    await signInAs(desk, 'Sven Aune');
    await desk.goto('/en/assister');
    return (await desk.locator('.al-number').first().textContent()) ?? '';
  });
  expect(second).not.toBe(first);
  await step('chooses the second', () => choose(page, second));
  await expect(page.locator('.al-person__name').first()).not.toHaveText(assister);
  await step('sees both in the history', async () => {
    await page.goto('/en/assister/history');
    await expect(page.getByText('ended when you chose someone else')).toBeVisible();
  });
});

test('a page that shows an old state changes nothing and says so', async ({ page, step, context, another }) => {
  const desk = await another();
  const first = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  const second = await referenceNumberOfAssisterOf(desk, 'Sven Aune');
  await register(page, 'Nhia', 'Lor');
  await page.goto(`/en/assister/confirm/${second.replace(' ', '')}`);
  const other = await context.newPage();
  await choose(other, first);
  await other.close();
  await step('confirms on the old page', async () => {
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /^Yes, let/ }).click();
    await expect(page.getByRole('alert').first()).toContainText('has changed');
  });
});
