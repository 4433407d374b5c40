def log = new File(basedir, 'build.log').text

// each of the two runs has the three tests, and nothing was added to them
assert log.findAll(/Tests run: 3, Failures: 0, Errors: 0, Skipped: 0\n/).size() == 2

for (name in ['OnThisHostKtstrTest', 'OnThisHost_NestedKtstrTest', 'OnThisHostDeclaredKtstrTest']) {
  assert new File(basedir, "target/surefire-reports/TEST-demo.${name}.xml").exists()
}
