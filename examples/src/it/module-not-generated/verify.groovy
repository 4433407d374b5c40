def log = new File(basedir, 'build.log').text

assert log.contains('Tests run: 2, Failures: 1, Errors: 0, Skipped: 0\n')
assert log.contains('demo.OnThisHost declares @KtstrTest methods, but there is no demo.OnThisHostKtstrTest')
