def log = new File(basedir, 'build.log').text

assert log.contains('No tests were executed!')
