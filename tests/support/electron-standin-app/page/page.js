globalThis.moduleRan = true;
globalThis.violations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  globalThis.violations.push(event.effectiveDirective),
);
