def log = new File(basedir, 'build.log').text

// one failure in each run, although Surefire asks for every class
assert log.contains('Tests run: 3, Failures: 1, Errors: 0, Skipped: 0\n')
assert log.contains('Tests run: 2, Failures: 1, Errors: 0, Skipped: 0\n')
assert log.contains('ktstr: 1 test class was not generated')
assert log.contains('demo.OnThisHost declares @KtstrTest methods, but there is no demo.OnThisHostKtstrTest')
assert log.contains('<annotationProcessorPaths>')
