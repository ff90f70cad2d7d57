import { expect, test } from '../../fixtures/test';

test('a visitor sees in two minutes which help there could be', async ({ page, step }) => {
  await step('opens the first page', () => page.goto('/en'));
  await step('goes to the estimate', async () => {
    await page.getByRole('link', { name: 'See in two minutes what help you could get' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('See what help you could get');
  });
  await step('forgets the county', async () => {
    await page.getByLabel('Your age').fill('40');
    await page.getByLabel('Age of person 2').fill('38');
    await page.getByLabel('Age of person 3').fill('10');
    await page.getByLabel('Person 2 is my spouse').check();
    await page.getByLabel('Income of all together, before taxes').fill('84,000');
    await page.getByLabel('A year').check();
    await page.getByRole('button', { name: 'See what it could be' }).click();
    await expect(page.getByRole('alert')).toContainText('County');
    await expect(page.getByLabel('Age of person 2')).toHaveValue('38');
  });
  await step('chooses it', async () => {
    await page.getByLabel('County').selectOption('Hennepin');
    await page.getByRole('button', { name: 'See what it could be' }).click();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(['What it could be']);
    await expect(page.getByRole('heading', { level: 3, name: 'Person 3 (age 10)' })).toBeVisible();
  });
  await step('reads why', async () => {
    await page.getByText('Why?').first().click();
    await expect(page.getByText('That opens the tax credit.').first()).toBeVisible();
  });
});
