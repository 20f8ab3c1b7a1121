// node axe.mjs FOLDER FILE.html… : runs axe-core over pages in headless Chromium,
// at a desk's width and at a telephone's, and fails on any violation. FOLDER holds
// node_modules. The pages may not ask for anything from outside.
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, ...files] = process.argv.slice(2)
if (!folder || files.length === 0) {
  console.error('usage: node axe.mjs FOLDER FILE.html…')
  process.exit(2)
}
const require = createRequire(join(resolve(folder), 'package.json'))
const { chromium } = require('playwright-core')
const axe = require.resolve('axe-core/axe.min.js')

const profile = mkdtempSync(join(tmpdir(), 'bidwright-axe-'))
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  headless: true,
  bypassCSP: true, // the pages allow no scripts of their own
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
let passed = 0
let failed = 0
try {
  for (const file of files) {
    const faults = new Map()
    const page = await browser.newPage()
    page.on('request', (request) => {
      const url = request.url()
      if (!/^(file|data):/.test(url)) faults.set(`asks for ${url}`, '')
    })
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(pathToFileURL(resolve(file)).href)
      await page.addScriptTag({ path: axe })
      const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
      if (result.passes.length === 0) faults.set('axe-core found nothing on the page to check', '')
      for (const v of result.violations) {
        for (const node of v.nodes) faults.set(`${v.id} (${v.impact}): ${v.help}: ${node.target.join(' ')}`, node.html)
      }
    }
    await page.close()
    if (faults.size === 0) {
      passed++
      console.log(`ok      ${file}`)
      continue
    }
    failed++
    console.log(`FAILED  ${file}`)
    for (const [fault, html] of faults) console.log(`  ${fault}\n    ${html.slice(0, 200)}`)
  }
} finally {
  await browser.close()
  rmSync(profile, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
