"""Runs a command with its output in a file, and prints the seconds of processor time and the most resident memory in MB that it took."""
import resource
import subprocess
import sys

output, *command = sys.argv[1:]
with open(output, 'w') as file:
    subprocess.run(command, stdout=file, check=True)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)
