import { defineConfig } from '@playwright/test';
import { phone } from './fixtures/screens';

// Every journey runs twice: with the WASM application and without JavaScript.
// A test that can only exist in one of the worlds carries @wasm in its title.
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: !!process.env.CI,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    viewport: phone,
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    actionTimeout: 15_000,
    trace: 'off',
    screenshot: 'off',
    video: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'with-wasm', use: { javaScriptEnabled: true } },
    { name: 'without-javascript', use: { javaScriptEnabled: false }, grepInvert: /@wasm/ },
  ],
});
