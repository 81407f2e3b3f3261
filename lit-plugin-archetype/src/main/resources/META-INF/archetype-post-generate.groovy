import java.nio.file.Files
import java.nio.file.Path

// Every kind is generated; the two that were not asked for are deleted.
def words = ['store': 'Store', 'signer': 'Signer', 'capability-builder': 'CapabilityBuilder']
def services = ['store': 'SessionKeyStoreProvider', 'signer': 'AuthSignerProvider',
                'capability-builder': 'CapabilityBuilderProvider']
def kind = request.properties['kind']
def prefix = request.properties['classPrefix']
def root = Path.of(request.outputDirectory, request.artifactId)

words.findAll { it.key != kind }.each { other ->
    def own = ~("\\Q${prefix}${other.value}\\E(Provider)?(ContractTest)?\\.java")
    Files.walk(root).filter { Files.isRegularFile(it) }.toList().each { file ->
        def name = file.fileName.toString()
        if (name ==~ own || name == 'org.lit4j.core.spi.' + services[other.key]) {
            Files.delete(file)
        }
    }
}
