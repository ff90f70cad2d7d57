import { actFor, expect, goOn, signInAs, test } from '../../fixtures/test';

// In the demonstration, this client of Rosa Delgado sent an application for the year before.
const client = 'Bounmy Phommasane';

test('an assister begins a new year with the answers of the last, and checks them page by page', async ({
  page,
  step,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, 'Rosa Delgado');
  await step('opens the file: there is no application for this year', async () => {
    await actFor(page, client, /In person/);
  });
  await step('may begin empty or with the answers for the year before', async () => {
    await expect(page.getByRole('button', { name: 'Start empty' })).toBeVisible();
    await goOn(page, 'Start with the answers for 2025');
  });
  await step('reads the warning anew', async () => {
    await expect(page.getByRole('main').getByRole('checkbox')).not.toBeChecked();
    await page.getByRole('main').getByRole('checkbox').check();
    await goOn(page);
  });
  await step('sees what was said last year, to be checked', async () => {
    await expect(page.getByText('From the last application, for 2025: please check.')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
  });
  await step('nothing counts yet', async () => {
    await page.goto(page.url().replace(/\/application\/.*/, '/application'));
    await expect(page.getByText('The pages show the answers from the application for 2025.')).toBeVisible();
    await expect(page.getByText('0 of 7 parts done.')).toBeVisible();
  });
  const list = page.url();
  await step('confirms the address', async () => {
    await page.goto(`${list}/contact-address`);
    await expect(page.getByLabel('Street').first()).toHaveValue('9 Aspen Place');
    await expect(page.getByLabel('County')).toHaveValue('Hennepin');
    await goOn(page);
  });
  await step('it is this year’s answer now', async () => {
    await page.goto(`${list}/contact-address`);
    await expect(page.getByLabel('Street').first()).toHaveValue('9 Aspen Place');
    await expect(page.getByText('From the last application')).toHaveCount(0);
  });
});
