import { readFile } from 'node:fs/promises';
import { expect, signInAs, test } from '../../fixtures/test';

test('a resource manager asks the audit about a person, and saves it', async ({ page, step }) => {
  test.setTimeout(120_000);
  const main = page.getByRole('main');

  await step('opens the audit', async () => {
    await signInAs(page, 'Ingrid Sorensen');
    await page.goto('/en/audit');
    await expect(main.getByRole('columnheader', { name: 'Who', exact: true })).toBeVisible();
  });
  await step('looks for somebody who is not there', async () => {
    await main.getByLabel('Sign-in name, reference number or email').fill('nobody.atall');
    await main.getByRole('button', { name: 'Find' }).click();
    await expect(page.getByRole('link', { name: /We cannot find this person/ })).toBeVisible();
  });
  await step('looks for an assister', async () => {
    await main.getByLabel('Sign-in name, reference number or email').fill('rosa.delgado');
    await main.getByRole('button', { name: 'Find' }).click();
    await expect(main.getByText('Done by Rosa Delgado')).toBeVisible();
    await expect(page, 'an id and no name').toHaveURL(/\/en\/audit\?actor=[0-9a-f]{32}$/);
  });
  await step('of what she did only what she sent', async () => {
    await main.getByLabel('What was done').selectOption('Sent an application');
    await main.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/done=application_submitted/);
    const rows = main.getByRole('row').filter({ hasNot: page.getByRole('columnheader') });
    await expect(rows.first()).toBeVisible();
    await expect(rows.filter({ hasNotText: 'Sent an application' })).toHaveCount(0);
  });
  await step('saves it as a file', async () => {
    const saving = page.waitForEvent('download');
    await main.getByRole('button', { name: 'Save as a file (CSV)' }).click();
    const file = await (await saving).path();
    const lines = (await readFile(file, 'utf-8')).trim().split(/\r?\n/);
    expect(lines[0]).toContain('Who');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).toContain('application_submitted');
  });
  await step('on a day on which nothing was', async () => {
    await main.getByLabel('To', { exact: true }).fill('2001-02-03');
    await main.getByRole('button', { name: 'Show' }).click();
    await expect(main.getByText('Nothing fits these filters.')).toBeVisible();
  });
  await step('and sees everything again', async () => {
    await main.getByRole('link', { name: 'Show everything' }).click();
    await expect(page).toHaveURL(/\/en\/audit$/);
    // The look at the audit and the saved file are events, too.
    await expect(main.getByRole('row').filter({ hasText: 'Saved the audit as a file' }).first()).toBeVisible();
  });
});
