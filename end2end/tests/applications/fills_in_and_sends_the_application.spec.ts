import { expect, goOn, register, test } from '../../fixtures/test';
import type { Page } from '@playwright/test';

const pick = (page: Page, answer: string | RegExp) =>
  page.getByRole('radio', { name: answer, exact: true }).check();

const tick = (page: Page, answer: RegExp) => page.getByRole('checkbox', { name: answer }).check();

test('a consumer fills in the application alone, stops, goes on and sends it', async ({ page, step }) => {
  // More than twenty pages, each looked at by axe
  test.setTimeout(180_000);
  await step('opens an account', () => register(page, 'Comfort', 'Doe'));
  await step('starts', async () => {
    await page.goto('/en/application');
    await goOn(page, 'Start the application');
  });
  await step('reads the privacy warning', async () => {
    await page.getByRole('checkbox').check();
    await goOn(page);
  });
  await step('wants help with paying', async () => {
    await pick(page, 'Yes');
    await goOn(page);
  });
  await step('confirms the name', () => goOn(page));
  await step('confirms the date of birth', () => goOn(page));
  await step('gives half an address and stops', async () => {
    await page.getByLabel('Street').first().fill('12 Willow Crossing');
    await page.getByLabel('ZIP').fill('554');
    await page.getByRole('button', { name: 'Stop here, come back later' }).click();
    await expect(page).toHaveURL(/\/en\/application$/);
  });
  await step('comes back: everything is there, and what is wrong is said', async () => {
    await page.goto('/en/application/contact-address');
    await expect(page.getByLabel('Street').first()).toHaveValue('12 Willow Crossing');
    await expect(page.getByLabel('ZIP')).toHaveValue('554');
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  });
  await step('mends the address, where mail comes too', async () => {
    await page.getByLabel('City').fill('Saint Paul');
    await page.getByLabel('ZIP').fill('55106');
    await page.getByLabel('County').selectOption({ label: 'Ramsey' });
    await pick(page, 'No');
    await goOn(page);
  });
  await step('wants letters', async () => {
    await pick(page, 'By letter');
    await goOn(page);
  });
  await step('reads English', async () => {
    await pick(page, 'English');
    await goOn(page);
  });
  await step('lives alone', async () => {
    await pick(page, 'No');
    await goOn(page);
  });
  await step('wants coverage', async () => {
    await pick(page, 'Yes');
    await goOn(page);
  });
  await step('is a citizen, and is not asked for immigration papers', async () => {
    await pick(page, 'Yes');
    await goOn(page);
    await expect(page).toHaveURL(/\/person-ssn-1$/);
  });
  await step('types a Social Security number', async () => {
    await page.getByLabel('Social Security number').fill('219-09-9999');
    await goOn(page);
  });
  await step('is in none of the situations', async () => {
    await tick(page, /^None of these/);
    await goOn(page);
  });
  await step('is nobody’s dependent', async () => {
    await pick(page, 'No one');
    await goOn(page);
  });
  await step('files a tax return', async () => {
    await pick(page, 'Yes');
    await goOn(page);
  });
  await step('has a job', async () => {
    await tick(page, /^A job/);
    await goOn(page);
  });
  await step('tells the pay, and that there is no other job', async () => {
    await page.getByLabel('Name of the job or employer').fill('Metro Bakery');
    await page.getByLabel('Amount before taxes').fill('2,100');
    await pick(page, /^Twice a month/);
    await pick(page, 'No');
    await goOn(page);
  });
  await step('has no costs to take off', async () => {
    await tick(page, /^None of these/);
    await goOn(page);
  });
  await step('finds the income of the year right', async () => {
    await expect(page.getByText(/you get about \$50,400 in all of \d{4}/)).toBeVisible();
    await pick(page, 'Yes');
    await goOn(page);
  });
  await step('has no insurance from a job', async () => {
    await pick(page, 'No');
    await goOn(page);
  });
  await step('has no other coverage', async () => {
    await tick(page, /^None of these/);
    await goOn(page);
    await expect(page).toHaveURL(/\/application\/review$/);
  });
  await step('reads the letter, with the number hidden', async () => {
    await expect(page.getByText(/You are applying for health coverage for \d{4} for one person: Comfort\./)).toBeVisible();
    await expect(page.getByText('Comfort lives at 12 Willow Crossing, Saint Paul, MN 55106, in Ramsey County.')).toBeVisible();
    await expect(page.getByText('Comfort works at Metro Bakery and is paid $2,100.00 twice a month, before taxes.')).toBeVisible();
    await expect(page.getByText('Comfort’s Social Security number ends in 9999.')).toBeVisible();
    expect(await page.content()).not.toMatch(/219-?09-?9999/);
  });
  await step('changes a sentence and comes back', async () => {
    await page.getByRole('link', { name: 'Change: Other health coverage, Comfort' }).click();
    await expect(page).toHaveURL(/\/other-coverage-1$/);
    await goOn(page);
    await expect(page).toHaveURL(/\/application\/review$/);
  });
  await step('unfolds what it means to sign', async () => {
    await page.getByText('What this means: penalty of perjury').click();
    await expect(page.getByText('Perjury means lying on purpose in a signed paper.')).toBeVisible();
  });
  await step('finds everything right', async () => {
    await page.getByRole('checkbox').check();
    await goOn(page, 'Yes, everything is right');
  });
  await step('signs with another name', async () => {
    await page.getByLabel(/Type your full name/).fill('Somebody Else');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  });
  await step('signs', async () => {
    await page.getByLabel(/Type your full name/).fill('comfort doe');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await expect(page).toHaveURL(/\/application\/result$/);
    await expect(page.getByRole('heading', { name: 'What each person can get' })).toBeVisible();
  });
  await step('looks at the copy', async () => {
    await page.goto('/en/application/copy');
    await expect(page.getByText('Comfort works at Metro Bakery and is paid $2,100.00')).toBeVisible();
    expect(await page.content()).not.toMatch(/219-?09-?9999/);
  });
  await step('cannot change it any more', async () => {
    await page.goto('/en/application');
    await expect(page.getByText('What was sent cannot be changed here.').first()).toBeVisible();
  });
});
