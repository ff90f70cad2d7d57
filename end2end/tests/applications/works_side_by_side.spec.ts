import { choose, expect, goOn, ownFamilyName, ready, referenceNumberOfAssisterOf, register, signInAs, test } from '../../fixtures/test';
import type { Page } from '@playwright/test';

const ADDRESS = '/en/application/contact-address';
const HINTS = /\/api\/applications\/hints/;
const ASKS = /\/api\/applications\/beside/;

/** A consumer and their assister, who works with them on the phone. Answers the assister's first name. */
async function together(page: Page, desk: Page): Promise<{ given: string; client: string }> {
  const number = await referenceNumberOfAssisterOf(desk, 'Amina Warsame');
  const assister = ((await desk.locator('.al-person__name').first().textContent()) ?? '').trim();
  const family = ownFamilyName('Gedi');
  await register(page, 'Ifrah', family);
  await choose(page, number);
  await signInAs(desk, assister);
  await desk.goto('/en/clients?sort=newest');
  await desk.getByRole('link', { name: `Ifrah ${family}`, exact: true }).first().click();
  await expect(desk.getByRole('heading', { level: 1 })).toContainText(family);
  return { given: assister.split(' ')[0]!, client: desk.url().split('?')[0]! };
}

async function consumerComesToTheAddress(page: Page): Promise<void> {
  await page.goto('/en/application');
  await goOn(page, 'Start the application');
  await page.getByRole('checkbox').check();
  await goOn(page);
  await page.goto(ADDRESS);
  await ready(page);
}

async function assisterOpensTheAddress(desk: Page, client: string): Promise<void> {
  await desk.goto(`${client}/begin`);
  await desk.getByRole('radio', { name: /By phone/ }).check();
  await desk.getByRole('button', { name: 'Go to the application' }).click();
  await expect(desk).toHaveURL(/\/application$/);
  await desk.goto(`${client}/application/contact-address`);
  await ready(desk);
}

/** Types a city and leaves the field; ends when it is saved. */
async function saveCity(desk: Page, city: string): Promise<void> {
  const saved = desk.waitForResponse((response) => response.url().endsWith('/api/applications/save_answers'));
  await desk.getByLabel('City').fill(city);
  await desk.getByLabel('Street').first().focus();
  expect((await saved).ok()).toBe(true);
}

/** Stops the clock by which a page asks again: only the stream of hints can tell it now. */
async function onlyHintsTell(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const set = window.setInterval.bind(window);
    const without = (act: TimerHandler, every?: number) => (every === 15_000 ? 0 : set(act, every));
    window.setInterval = without as typeof window.setInterval;
  });
}

/** What a browser does when another tab comes in front, or this one comes back. */
async function bringToFront(page: Page, front: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, !front);
}

test('@wasm a client and an assister work on one draft at the same moment', async ({ page, another, step }) => {
  test.setTimeout(120_000);
  const desk = await another();
  await onlyHintsTell(page);
  const { given, client } = await together(page, desk);

  await step('the consumer starts and comes to the address', () => consumerComesToTheAddress(page));
  await step(
    'the assister opens the same page',
    async () => {
      await assisterOpensTheAddress(desk, client);
      await expect(desk.getByText('Ifrah is on this page too')).toBeVisible();
    },
    desk,
  );
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
    await page.goto(ADDRESS);
    await expect(page.getByLabel('Street').first()).toHaveValue('77 Loon Court');
    await expect(page.getByLabel('City')).toHaveValue('Duluth');
    await expect(page.getByLabel('ZIP')).toHaveValue('55802');
  });
});

test('@wasm a tab behind others keeps no stream and catches up when it comes back', async ({ page, another, step }) => {
  test.setTimeout(120_000);
  const desk = await another();
  const { given, client } = await together(page, desk);
  await step('both are at the address', async () => {
    const opened = page.waitForRequest(HINTS);
    await consumerComesToTheAddress(page);
    await opened;
    await assisterOpensTheAddress(desk, client);
  });
  let asked = 0;
  await step('another tab comes in front: the stream is closed', async () => {
    const closed = page.waitForEvent('requestfailed', { predicate: (request) => HINTS.test(request.url()) });
    await bringToFront(page, false);
    await closed;
    page.on('request', (request) => {
      if (ASKS.test(request.url())) asked += 1;
    });
  });
  await step('what the assister saves now is not asked for', async () => {
    await saveCity(desk, 'Duluth');
    expect(asked).toBe(0);
  });
  await step('the tab comes back and catches up at once, before the clock would', async () => {
    const opened = page.waitForRequest(HINTS);
    await bringToFront(page, true);
    const told = page.getByText(new RegExp(`${given} changed this answer .*Duluth`));
    await expect(told).toBeVisible({ timeout: 5_000 });
    await opened;
  });
});

test('@wasm where no stream opens, the page asks again by itself', async ({ page, another, step }) => {
  test.setTimeout(120_000);
  const desk = await another();
  const { given, client } = await together(page, desk);
  let refused = 0;
  await page.route(HINTS, (route) => {
    refused += 1;
    return route.fulfill({ status: 204 });
  });
  await step('both are at the address; the consumer hears no hints', async () => {
    await consumerComesToTheAddress(page);
    await assisterOpensTheAddress(desk, client);
    expect(refused).toBeGreaterThan(0);
  });
  await step('the assister saves; the consumer is told within a quarter of a minute', async () => {
    await saveCity(desk, 'Duluth');
    const told = page.getByText(new RegExp(`${given} changed this answer .*Duluth`));
    await expect(told).toBeVisible({ timeout: 25_000 });
  });
});

test('@wasm who has a page open is told at once that the draft is gone', async ({ page, another, step }) => {
  test.setTimeout(120_000);
  const desk = await another();
  await onlyHintsTell(page);
  const { client } = await together(page, desk);
  await step('both are at the address; the consumer types', async () => {
    await consumerComesToTheAddress(page);
    await assisterOpensTheAddress(desk, client);
    await page.getByLabel('Street').first().pressSequentially('77 Loon');
  });
  await step(
    'the assister throws the application away',
    async () => {
      await desk.goto(`${client}/application/withdraw`);
      await desk.getByRole('button', { name: 'Yes, throw it away' }).click();
      await expect(desk.getByText(/You threw this application away/)).toBeVisible();
    },
    desk,
  );
  await step('the consumer reads it without doing anything, and the text is still there', async () => {
    await expect(page.getByText(/This application was thrown away/).first()).toBeVisible({ timeout: 5_000 });
    await expect(page.getByLabel('Street').first()).toHaveValue('77 Loon');
  });
});
