def log = new File(basedir, 'build.log').text

assert log.contains('WrongNode.java:[16,44] [ktstr/policy-outside-cpuset] ')
assert log.findAll(/\[ktstr\/[^\]]*\]/).toSet() == ['[ktstr/policy-outside-cpuset]'] as Set
